import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { installDebianPackages } from './debian-packages.mjs';
import { Refusal } from './refusal.mjs';

/** What a Chromium started by tests needs: to run as root in a container, and to keep off the network on its own account. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const USUAL_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The path of an installed Chromium or Chrome: the one GUICHET_CHROMIUM names, else the first usual one.
 * @returns {string | undefined}
 */
export function findChromium(env = process.env) {
  if (env['GUICHET_CHROMIUM']) return env['GUICHET_CHROMIUM'];
  const folders = (env['PATH'] ?? '').split(delimiter);
  return USUAL_NAMES.flatMap((name) =>
    isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name)),
  ).find((path) => existsSync(path));
}

/**
 * The path of a Chromium, installed by the system's package manager when there is none and it may (root, apt-get).
 * @throws {Refusal} when there is none and none may be installed
 */
export function findOrInstallChromium() {
  const found =
    findChromium() ??
    (installDebianPackages('Chromium', ['chromium', 'fonts-noto-core']) ? findChromium() : undefined);
  if (found && existsSync(found)) return found;
  throw new Refusal(
    'Aucun navigateur Chromium ni Chrome n’a été trouvé, et il n’a pas pu être installé.',
    'Installez Chromium (Debian, Ubuntu : sudo apt-get install chromium), ou donnez le chemin du vôtre : GUICHET_CHROMIUM=/chemin/du/navigateur npm test',
  );
}
