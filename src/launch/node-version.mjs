import { Refusal } from './refusal.mjs';

const LEAST = [20, 19];

/**
 * Refuses a Node that is too old, before anything is loaded that would fail on it with a riddle.
 * @param {string} version as in `process.versions.node`
 * @throws {Refusal}
 */
export function requireNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = LEAST;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw new Refusal(
    `Guichet a besoin de Node.js ${LEAST.join('.')} ou plus récent ; celui-ci est le ${version}.`,
    'Installez une version récente depuis https://nodejs.org (la version « LTS » convient), puis relancez la commande.',
  );
}
