import { buildIfNeeded } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { requireNode } from './node-version.mjs';
import { runOrRefuse } from './refusal.mjs';
import { runQuietly } from './run-quietly.mjs';

/** The scripts of package.json that check something. */
const CHECKS = ['lint', 'types', 'doors', 'dead-code', 'sizes'];

/** `npm run check`: all checks, each to its end; what a failing one says is shown. */
await runOrRefuse(async () => {
  requireNode(process.versions.node);
  await installIfNeeded();
  await buildIfNeeded();
  for (const name of CHECKS) {
    const { code, log } = await runQuietly('npm', ['run', '--silent', name]);
    console.log(code === 0 ? `ok      ${name}` : `FAILED  ${name}\n\n${log}`);
    if (code !== 0) process.exitCode = 1;
  }
});
