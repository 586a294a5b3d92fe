import { openBenchPage } from '../bench-browser.mjs';
import { median, percentile } from '../medians.mjs';

/** @typedef {import('../pages/bench-page.ts').Bench} Bench */
/** @typedef {'guichetCheckIns' | 'rawCheckIns' | 'rawTwoRowWrites'} Contender */

/** @type {readonly Contender[]} */
const CONTENDERS = ['guichetCheckIns', 'rawCheckIns', 'rawTwoRowWrites'];

/**
 * S1: one check-in, tap to durable commit, against the same rows put in one strict transaction of bare IndexedDB (`limit`),
 * and against a write of two rows only (`twoRows`), which no register with tickets, undo and figures can do with. Contenders
 * in turn; the median of the runs' percentiles and of their ratios.
 * @param {{ quick: boolean }} options
 */
export async function measureCheckIn({ quick }) {
  const { page, close } = await openBenchPage();
  const runs = quick ? 3 : 7;
  const count = quick ? 60 : 300;
  /** @type {Record<Contender, number[][]>} */
  const taken = { guichetCheckIns: [], rawCheckIns: [], rawTwoRowWrites: [] };
  try {
    for (let run = 0; run <= runs; run += 1) {
      for (const contender of CONTENDERS) {
        const times = await page.evaluate(runInPage, { contender, count });
        if (run > 0) taken[contender].push(times); // The first run warms all of them up.
      }
    }
  } finally {
    await close();
  }
  return [0.5, 0.95].map((share) => {
    const at = (/** @type {Contender} */ contender) =>
      taken[contender].map((times) => percentile(times, share));
    const ours = at('guichetCheckIns');
    const against = (/** @type {Contender} */ contender) => {
      const theirs = at(contender);
      return median(ours.map((time, run) => time / (theirs[run] ?? Number.NaN)));
    };
    return {
      id: share === 0.5 ? 'S1' : 'S1-p95',
      name: `check-in, tap to durable commit, p${share * 100}`,
      value: median(ours),
      unit: 'ms',
      ratios: { limit: against('rawCheckIns'), twoRows: against('rawTwoRowWrites') },
      aim: 'limit ≤ 1.3',
    };
  });
}

/**
 * Runs in the page.
 * @param {{ contender: Contender, count: number }} asked
 * @returns {Promise<number[]>}
 */
function runInPage({ contender, count }) {
  return /** @type {{ bench: Bench }} */ (/** @type {unknown} */ (globalThis)).bench[contender](count);
}
