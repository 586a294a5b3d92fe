import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} OtherBrowser
 * @property {'firefox' | 'webkitgtk'} name
 * @property {readonly string[]} packages Debian's packages that bring it and what drives it
 * @property {() => Readonly<Record<string, string | undefined>>} programs the path of each program it takes
 */

/** @type {readonly OtherBrowser[]} */
export const OTHER_BROWSERS = [
  {
    name: 'firefox',
    packages: ['firefox-esr'],
    programs: () => ({ browser: onPath('firefox-esr') ?? onPath('firefox') }),
  },
  {
    name: 'webkitgtk',
    packages: ['webkit2gtk-driver', 'xvfb'],
    programs: () => ({ browser: miniBrowser(), driver: onPath('WebKitWebDriver'), screen: onPath('Xvfb') }),
  },
];

/**
 * The paths of its programs; undefined when one is missing.
 * @param {OtherBrowser} browser
 * @returns {Readonly<Record<string, string>> | undefined}
 */
export function findBrowser(browser) {
  const programs = browser.programs();
  if (Object.values(programs).some((path) => path === undefined)) return undefined;
  return /** @type {Record<string, string>} */ (programs);
}

/** @param {string} name */
function onPath(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Debian keeps it off the path, in a folder named after the machine and WebKit's version. */
function miniBrowser() {
  const libraries = '/usr/lib';
  if (!existsSync(libraries)) return undefined;
  const machines = readdirSync(libraries).filter((name) => name.endsWith('-linux-gnu'));
  const versions = ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'];
  return machines
    .flatMap((machine) => versions.map((version) => join(libraries, machine, version, 'MiniBrowser')))
    .find((path) => existsSync(path));
}
