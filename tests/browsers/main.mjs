import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfNeeded } from '../../src/launch/build.mjs';
import { installDebianPackages } from '../../src/launch/debian-packages.mjs';
import { installIfNeeded } from '../../src/launch/install.mjs';
import { requireNode } from '../../src/launch/node-version.mjs';
import { runOrRefuse } from '../../src/launch/refusal.mjs';
import { ROOT } from '../../src/launch/root.mjs';
import { isGreen, tallyLine, tallyOfPlaywright } from '../../src/launch/test-tally.mjs';
import { findBrowser, OTHER_BROWSERS } from './support/other-browsers.mjs';

const REPORT = join(ROOT, 'test-results', 'browsers.json');

/** `npm run test:browsers`: the main journeys on the browsers that `npm test` does not drive. Its last line is the tally. */
await runOrRefuse(async () => {
  requireNode(process.versions.node);
  await installIfNeeded();
  const found = OTHER_BROWSERS.filter(isThere);
  for (const { name, packages } of OTHER_BROWSERS.filter((browser) => !found.includes(browser))) {
    console.log(
      `${name}: not run: needs ${packages.join(', ')} (Debian: sudo apt-get install ${packages.join(' ')})`,
    );
  }
  if (found.length === 0) return;
  await buildIfNeeded();
  rmSync(REPORT, { force: true });
  const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/browsers/playwright.config.ts'];
  const env = { ...process.env, GUICHET_BROWSERS: found.map(({ name }) => name).join(',') };
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' });
  const tally = tallyOfPlaywright(REPORT, status);
  console.log(`\n${tallyLine(tally)} on ${found.map(({ name }) => name).join(' and ')}`);
  process.exitCode = isGreen(tally) ? 0 : 1;
});

/** @param {import('./support/other-browsers.mjs').OtherBrowser} browser */
function isThere(browser) {
  const isComplete = () => findBrowser(browser) !== undefined;
  return isComplete() || (installDebianPackages(browser.name, browser.packages) && isComplete());
}
