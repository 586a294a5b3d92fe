import { fileURLToPath } from 'node:url';
import { createServer, createServerModuleRunner, type ViteDevServer } from 'vite';
import { plant, sourceOf } from './plant.ts';
import type { PlantedBug } from './planted-bugs.ts';
import type { SeedsOptions, SeedsReport } from './run-seeds.ts';

const ENTRY = fileURLToPath(new URL('run-seeds.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The simulator over the source with a bug in it: each run is a fresh copy of all modules, in this process. */
export interface PlantedSimulator {
  run(bug: PlantedBug | undefined, options: SeedsOptions): Promise<SeedsReport>;
  close(): Promise<void>;
}

export async function openPlantedSimulator(): Promise<PlantedSimulator> {
  let bug: PlantedBug | undefined;
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [plant(() => bug)],
  });
  return {
    async run(wanted, options) {
      forget(server, bug);
      bug = wanted;
      forget(server, bug);
      const runner = createServerModuleRunner(server.environments.ssr, { hmr: false });
      try {
        const simulator = (await runner.import(ENTRY)) as typeof import('./run-seeds.ts');
        return await simulator.runSeeds(options);
      } finally {
        await runner.close();
      }
    },
    close: () => server.close(),
  };
}

/** The file is read again the next time it is asked for. */
function forget(server: ViteDevServer, bug: PlantedBug | undefined): void {
  const { ssr } = server.environments;
  const node = bug && ssr.moduleGraph.getModuleById(sourceOf(bug));
  if (node !== undefined) ssr.moduleGraph.invalidateModule(node);
}
