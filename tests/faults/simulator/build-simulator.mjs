import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ENTRY = fileURLToPath(new URL('bundle-entry.ts', import.meta.url));

/**
 * Makes one file of the simulator and of all it runs, which Node runs as it is. It lies where the libraries are found.
 * @param {readonly import('vite').Plugin[]} [plugins] what changes the source on its way
 * @returns {Promise<{ readonly url: string, discard(): void }>} the file's address, and its end
 */
export async function buildSimulator(plugins = []) {
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'guichet-simulator-'));
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [...plugins],
    build: {
      ssr: ENTRY,
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'simulator.mjs' } },
    },
  });
  return {
    url: pathToFileURL(join(folder, 'simulator.mjs')).href,
    discard: () => rmSync(folder, { recursive: true, force: true }),
  };
}
