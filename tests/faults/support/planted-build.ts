import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'vite';
import { ROOT } from '../../../src/launch/root.mjs';

/** A safety taken out of the product for a negative control: a text of one of its files, replaced when it is built. */
export interface Plant {
  /** Relative to the project: `src/storage/transaction.ts`. */
  readonly file: string;
  readonly replace: string | RegExp;
  readonly by: string;
}

const PAGES = join(ROOT, 'tests/faults/pages');
const SERVER = join(ROOT, 'src/server/main.ts');

let folder: string | undefined;
const built = new Map<string, Promise<string>>();

/** A tablet compares what it holds with the endpoint and repairs it: that would hide what a missing safety loses. */
const WITHOUT_REPAIR: Plant = {
  file: 'src/sync/synchronizer.ts',
  replace: 'const verified = await verifyRecords(store, remote, tried);',
  by: 'const verified = { ok: true as const, value: 1 };',
};

/**
 * The page of the rig's tablets, on the product's own modules; where a safety is taken out, so is the repair that would make up
 * for it. @returns the folder to serve
 */
export function tabletPages(plants: readonly Plant[] = []): Promise<string> {
  return once(`pages-${nameOf(plants)}`, async (outDir) => {
    await build({
      root: PAGES,
      configFile: false,
      logLevel: 'error',
      base: './',
      plugins: (plants.length === 0 ? [] : [...plants, WITHOUT_REPAIR]).map(planting),
      build: {
        outDir,
        emptyOutDir: true,
        target: 'es2022',
        minify: false,
        modulePreload: { polyfill: false },
      },
    });
    return outDir;
  });
}

/** The real app with its service worker, built with something changed. @returns the folder of its files */
export function plantedClient(plants: readonly Plant[]): Promise<string> {
  return once(`client-${nameOf(plants)}`, async (outDir) => {
    await build({
      root: ROOT,
      configFile: join(ROOT, 'vite.config.ts'),
      logLevel: 'error',
      plugins: plants.map(planting),
      build: { outDir, emptyOutDir: true },
    });
    return outDir;
  });
}

/** The endpoint, built with a safety taken out. @returns the path of its `main.js` */
export function plantedServer(plants: readonly Plant[]): Promise<string> {
  return once(`server-${nameOf(plants)}`, async (outDir) => {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      plugins: plants.map(planting),
      build: { ssr: SERVER, outDir, target: 'node20', copyPublicDir: false, minify: false },
    });
    return join(outDir, 'main.js');
  });
}

function once(name: string, make: (outDir: string) => Promise<string>): Promise<string> {
  const known = built.get(name) ?? make(join(buildFolder(), name));
  built.set(name, known);
  return known;
}

/** In the project, where the endpoint finds its libraries. */
function buildFolder(): string {
  if (folder === undefined) {
    const made = join(ROOT, 'dist');
    mkdirSync(made, { recursive: true });
    folder = mkdtempSync(join(made, 'faults-'));
    const kept = folder;
    process.once('exit', () => rmSync(kept, { recursive: true, force: true }));
  }
  return folder;
}

function nameOf(plants: readonly Plant[]): string {
  return (
    plants.map(({ file, by }) => `${file}-${by}`.replaceAll(/\W+/g, '-').slice(-80)).join('_') || 'plain'
  );
}

/** @throws where the text is no longer there: a control that plants nothing would prove nothing */
function planting({ file, replace, by }: Plant): Plugin {
  let planted = false;
  return {
    name: `planted ${file}`,
    enforce: 'pre',
    transform(code, id) {
      if (relative(ROOT, id.split('?')[0] as string) !== file) return undefined;
      const changed = code.replace(replace, by);
      if (changed === code) throw new Error(`${file} no longer holds what is to be replaced: ${replace}`);
      planted = true;
      return { code: changed, map: null };
    },
    buildEnd(error) {
      if (error === undefined && !planted) throw new Error(`${file} is not part of what was built`);
    },
  };
}
