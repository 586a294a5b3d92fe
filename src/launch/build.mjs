import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isStamped, stamp } from './fingerprint.mjs';
import { Refusal } from './refusal.mjs';
import { ROOT } from './root.mjs';
import { runQuietly, tail } from './run-quietly.mjs';

const STAMP = join(ROOT, 'dist/.stamp');
const INPUTS = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'web-manifest.config.ts',
  'package-lock.json',
];
const OUTPUTS = ['dist/client/index.html', 'dist/client/service-worker.js', 'dist/server/main.js'];
const BUILDS = [['build'], ['build', '--ssr', 'src/server/main.ts', '--outDir', 'dist/server']];

/**
 * Builds page, service worker and endpoint when they are missing or older than their sources.
 * @throws {Refusal} with the end of the build's log
 */
export async function buildIfNeeded() {
  const sources = fingerprint(ROOT, INPUTS);
  if (isStamped(STAMP, sources) && OUTPUTS.every((path) => existsSync(join(ROOT, path)))) return;
  console.log('Construction…');
  rmSync(STAMP, { force: true });
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const results = await Promise.all(BUILDS.map((args) => runQuietly(process.execPath, [vite, ...args])));
  const failed = results.find(({ code }) => code !== 0);
  if (failed) {
    throw new Refusal(
      `La construction a échoué :\n\n${tail(failed.log)}\n`,
      'Si vous n’avez rien modifié, supprimez les dossiers node_modules et dist, puis relancez.',
    );
  }
  stamp(STAMP, sources);
}
