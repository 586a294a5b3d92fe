import { requireNode } from './node-version.mjs';
import { runOrRefuse } from './refusal.mjs';

/** `npm run admin -- …`: administration from the console, from a fresh clone too. Only the answer goes to the standard output. */
await runOrRefuse(async () => {
  requireNode(process.versions.node);
  const answer = console.log;
  console.log = console.error;
  const { installIfNeeded } = await import('./install.mjs');
  await installIfNeeded();
  const { buildIfNeeded } = await import('./build.mjs');
  await buildIfNeeded();
  console.log = answer;
  const { main } = await import(new URL('../../dist/server/main.js', import.meta.url).href);
  await main({ argv: ['admin', ...process.argv.slice(2)], env: process.env });
});
