import { join } from 'node:path';
import { fingerprint, isStamped, stamp } from './fingerprint.mjs';
import { Refusal } from './refusal.mjs';
import { ROOT } from './root.mjs';
import { runQuietly, tail } from './run-quietly.mjs';

const STAMP = join(ROOT, 'node_modules/.guichet-installed');
const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/;

/**
 * Installs the packages when there are none, or not those of the lock file.
 * @throws {Refusal} when npm is missing, has no network or fails
 */
export async function installIfNeeded() {
  if (isStamped(STAMP, wanted())) return;
  console.log('Installation des dépendances… (une fois)');
  const { code, missing, log } = await runQuietly('npm', ['ci', '--include=dev', '--loglevel=error']);
  if (missing) {
    throw new Refusal(
      'La commande npm est introuvable.',
      'Elle est fournie avec Node.js : réinstallez Node.js depuis https://nodejs.org, puis relancez.',
    );
  }
  if (code !== 0) throw installRefusal(log);
  markInstalled();
}

/** Notes that what the lock file asks for is installed; npm calls it after each install. */
export function markInstalled() {
  stamp(STAMP, wanted());
}

/**
 * @param {string} log what npm said
 * @returns {Refusal}
 */
export function installRefusal(log) {
  if (NO_NETWORK.test(log)) {
    return new Refusal(
      'Les dépendances n’ont pas pu être téléchargées : le registre npm ne répond pas.',
      'Vérifiez la connexion à Internet (derrière un proxy : npm config set proxy http://…), puis relancez.',
    );
  }
  return new Refusal(
    `L’installation des dépendances a échoué :\n\n${tail(log)}\n`,
    'Corrigez la cause ci-dessus (place sur le disque, droits sur le dossier…), puis relancez.',
  );
}

function wanted() {
  return `${process.platform} ${process.arch} ${fingerprint(ROOT, ['package-lock.json'])}`;
}
