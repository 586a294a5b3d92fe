import { createServer, createServerModuleRunner } from 'vite';
import { buildIfNeeded } from '../../src/launch/build.mjs';
import { findOrInstallChromium } from '../../src/launch/chromium.mjs';
import { installIfNeeded } from '../../src/launch/install.mjs';
import { requireNode } from '../../src/launch/node-version.mjs';
import { runOrRefuse } from '../../src/launch/refusal.mjs';
import { ROOT } from '../../src/launch/root.mjs';

/** `npm run faults [-- --quick] [--seeds N] [--only 3,7] [--json FILE]`: every fault, with its negative control. */
await runOrRefuse(async () => {
  requireNode(process.versions.node);
  await installIfNeeded();
  process.env['GUICHET_CHROMIUM'] = findOrInstallChromium();
  await buildIfNeeded();
  const vite = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  const runner = createServerModuleRunner(vite.environments.ssr, { hmr: false });
  /** @type {typeof import('./run-faults.ts')} */
  const { runFaults } = await runner.import('/tests/faults/run-faults.ts');
  const code = await runFaults(process.argv.slice(2));
  await runner.close();
  await vite.close();
  // A library that a fault stands on may mean to end the process with code 0 once nothing is left to do.
  process.exit(code);
});
