import { createServer, createServerModuleRunner } from 'vite';
import { ROOT } from '../../src/launch/root.mjs';

/**
 * Imports TypeScript of this repository into this process, through Vite.
 * @returns {Promise<{ load: (path: string) => Promise<any>, close: () => Promise<void> }>} `load` takes a path from the root
 */
export async function openTypeScript() {
  const vite = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  const runner = createServerModuleRunner(vite.environments.ssr, { hmr: false });
  return {
    load: (path) => runner.import(path),
    async close() {
      await runner.close();
      await vite.close();
    },
  };
}
