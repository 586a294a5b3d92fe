import { requireNode } from './node-version.mjs';
import { runOrRefuse } from './refusal.mjs';

/** `npm start`: from a fresh clone, or from the last start, to a running Guichet. */
await runOrRefuse(async () => {
  requireNode(process.versions.node);
  const { installIfNeeded } = await import('./install.mjs');
  await installIfNeeded();
  const { buildIfNeeded } = await import('./build.mjs');
  await buildIfNeeded();
  const { main } = await import(new URL('../../dist/server/main.js', import.meta.url).href);
  await main({ argv: process.argv.slice(2), env: process.env });
});
