import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfNeeded } from './build.mjs';
import { findOrInstallChromium } from './chromium.mjs';
import { installIfNeeded } from './install.mjs';
import { requireNode } from './node-version.mjs';
import { runOrRefuse } from './refusal.mjs';
import { ROOT } from './root.mjs';
import { isGreen, tallyLine, tallyOfPlaywright, tallyOfVitest, total } from './test-tally.mjs';

const RESULTS = join(ROOT, 'test-results');

/** `npm test [-- tests/some/folder]`: everything, or the tests under these paths. Its last line is the tally. */
await runOrRefuse(runTests, () => console.log(tallyLine({ passed: 0, failed: 1, skipped: 0 })));

async function runTests() {
  requireNode(process.versions.node);
  await installIfNeeded();
  const chromium = findOrInstallChromium();
  await buildIfNeeded();
  rmSync(RESULTS, { recursive: true, force: true });
  const paths = process.argv.slice(2);
  const journeys = paths.filter((path) => path.includes('journeys'));
  const others = paths.filter((path) => !path.includes('journeys'));
  const tallies = [];
  if (paths.length === 0 || others.length > 0) tallies.push(runVitest(others, chromium));
  if (paths.length === 0 || journeys.length > 0) tallies.push(runPlaywright(journeys, chromium));
  const tally = total(tallies);
  console.log(`\n${tallyLine(tally)}`);
  process.exitCode = isGreen(tally) ? 0 : 1;
}

/**
 * @param {readonly string[]} paths
 * @param {string} chromium
 */
function runVitest(paths, chromium) {
  const report = join(RESULTS, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--passWithNoTests', ...reporters, ...paths];
  return tallyOfVitest(report, run(args, chromium));
}

/**
 * @param {readonly string[]} paths
 * @param {string} chromium
 */
function runPlaywright(paths, chromium) {
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--pass-with-no-tests', ...paths];
  return tallyOfPlaywright(join(RESULTS, 'playwright.json'), run(args, chromium));
}

/**
 * @param {readonly string[]} args
 * @param {string} chromium
 */
function run(args, chromium) {
  const env = { ...process.env, GUICHET_CHROMIUM: chromium };
  return spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' }).status;
}
