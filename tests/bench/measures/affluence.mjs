import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const BACKTEST = fileURLToPath(new URL('../affluence/backtest.ts', import.meta.url));

/** Halls of three sizes, visits a day: a sous-préfecture, a préfecture like that of the Hautes-Pyrénées, a large one. */
const HALLS = [42, 200, 800];
/** Visits an hour at three counters: a quiet day, a full one, one that overflows. */
const PACES = [8, 13, 16];

/**
 * AFFLUENCE: how far the typical week, what is expected and the wait of a newcomer are from what then happens, on invented
 * years whose truth is known; beside each, the naive figure. Errors are means of absolute differences.
 * @param {{ quick: boolean }} options
 */
export async function measureAffluence({ quick }) {
  const { backtestArrivals, replayWaits } = await loadBacktest();
  const seed = 'bench';
  const days = quick ? 560 : 1100;
  return [
    ...HALLS.flatMap((daily) => arrivalRows(daily, backtestArrivals(`${seed}/${daily}`, daily, days))),
    ...PACES.map((pace) => waitRow(pace, replayWaits(`${seed}/${pace}`, pace, quick ? 40 : 200))),
  ];
}

/**
 * @param {number} daily
 * @param {import('../affluence/backtest.ts').ArrivalsBacktest} found
 */
function arrivalRows(daily, found) {
  const { error, naiveError, truthError, naiveTruthError, covered, noonError, eveError, hours } = found;
  const hall = `${daily} visits a day`;
  return [
    row(`AFF-${daily}`, `error an hour, held out (${hall}, n = ${hours})`, error, 'arrivals', {
      'last week': error / naiveError,
      'last week, against truth': truthError / naiveTruthError,
    }),
    row(`AFF-${daily}-80`, `held-out hours in the interval (${hall})`, 100 * covered, '%', {}, '80 %'),
    row(`AFF-${daily}-PM`, `error an hour, afternoon known at noon (${hall})`, noonError, 'arrivals', {
      'known the day before': noonError / eveError,
    }),
  ];
}

/**
 * @param {number} pace
 * @param {import('../affluence/backtest.ts').WaitReplay} found
 */
function waitRow(pace, { error, naiveError, meanWait, visits }) {
  const name = `error of the wait told, mean ${meanWait.toFixed(0)} min (${pace} an hour, n = ${visits})`;
  return row(`WAIT-${pace}`, name, error, 'min', { 'as the last one called': error / naiveError });
}

/**
 * @param {string} id
 * @param {string} name
 * @param {number} value
 * @param {string} unit
 * @param {Record<string, number>} ratios
 */
function row(id, name, value, unit, ratios, aim = 'below the naive figure') {
  return { id, name, value, unit, ratios, aim };
}

/** The domain is TypeScript: built once into a folder of its own. @returns {Promise<typeof import('../affluence/backtest.ts')>} */
async function loadBacktest() {
  const outDir = await mkdtemp(join(tmpdir(), 'guichet-affluence-'));
  try {
    await build({
      configFile: false,
      logLevel: 'warn',
      build: { ssr: BACKTEST, outDir, emptyOutDir: true, minify: false },
      ssr: { noExternal: true },
    });
    return await import(pathToFileURL(join(outDir, 'backtest.js')).href);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
