import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHROMIUM_FLAGS, findChromium } from '../../src/launch/chromium.mjs';
import { median } from './medians.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const LIGHTHOUSE = join(HERE, 'node_modules/lighthouse/cli/index.js');

/** Half of what the web's own thresholds call good, in milliseconds. */
const TIMES = /** @type {const} */ ([
  ['first-contentful-paint', 'FCP', 900],
  ['largest-contentful-paint', 'LCP', 1250],
  ['total-blocking-time', 'TBT', 100],
]);
const SCORES = /** @type {const} */ (['performance', 'accessibility', 'best-practices']);

/**
 * Lighthouse, mobile, on one address; medians of the runs. Its package is installed the first time it is asked for, so that
 * nobody needs it to use or test Guichet.
 * @param {string} address
 * @param {number} runs
 */
export async function runLighthouse(address, runs) {
  if (!existsSync(LIGHTHOUSE)) spawnSync('npm', ['ci', '--loglevel=error'], { cwd: HERE, stdio: 'inherit' });
  const reports = [];
  for (let run = 0; run < runs; run += 1) reports.push(await oneReport(address));
  const times = TIMES.map(([audit, id, limit]) => {
    const value = median(reports.map((report) => report.audits[audit].numericValue));
    return {
      id: `S9-${id}`,
      name: `Lighthouse mobile, ${audit}`,
      value,
      unit: 'ms',
      ratios: { limit: value / limit },
      aim: `≤ ${limit} ms`,
    };
  });
  const scores = SCORES.map((category) => {
    const value = median(reports.map((report) => report.categories[category].score * 100));
    return {
      id: `S9-${category}`,
      name: `Lighthouse mobile, ${category}`,
      value,
      unit: 'points',
      ratios: { limit: value / 100 },
      aim: '100',
    };
  });
  return [...times, ...scores];
}

/** @param {string} address */
async function oneReport(address) {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-lighthouse-'));
  const file = join(folder, 'report.json');
  const flags = ['--headless=new', ...CHROMIUM_FLAGS].join(' ');
  const args = [
    LIGHTHOUSE,
    address,
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    `--chrome-flags=${flags}`,
  ];
  const env = { ...process.env, CHROME_PATH: findChromium() ?? 'chromium' };
  const { status } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`Lighthouse ended with ${status}`);
  const report = JSON.parse(await readFile(file, 'utf8'));
  await rm(folder, { recursive: true, force: true });
  return report;
}
