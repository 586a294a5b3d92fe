import { openBenchPage } from '../bench-browser.mjs';
import { median, percentile } from '../medians.mjs';

/** @typedef {import('../pages/bench-page.ts').Bench} Bench */

/**
 * S1: one check-in, tap to durable commit, against the record and its outbox row put in one strict transaction of bare
 * IndexedDB. Contenders in turn; the median of the runs' medians.
 * @param {{ quick: boolean }} options
 */
export async function measureCheckIn({ quick }) {
  const { page, close } = await openBenchPage();
  const runs = quick ? 3 : 7;
  const count = quick ? 60 : 300;
  /** @type {{ guichet: number[][], raw: number[][] }} */
  const taken = { guichet: [], raw: [] };
  try {
    for (let run = 0; run <= runs; run += 1) {
      const guichet = await page.evaluate(
        (n) => /** @type {{ bench: Bench }} */ (/** @type {unknown} */ (globalThis)).bench.guichetCheckIns(n),
        count,
      );
      const raw = await page.evaluate(
        (n) => /** @type {{ bench: Bench }} */ (/** @type {unknown} */ (globalThis)).bench.rawCheckIns(n),
        count,
      );
      if (run === 0) continue; // The first run warms both up.
      taken.guichet.push(guichet);
      taken.raw.push(raw);
    }
  } finally {
    await close();
  }
  return [0.5, 0.95].map((share) => {
    const at = (/** @type {number[][]} */ all) => median(all.map((one) => percentile(one, share)));
    const ratios = taken.guichet.map(
      (one, index) => percentile(one, share) / percentile(taken.raw[index] ?? [], share),
    );
    return {
      id: share === 0.5 ? 'S1' : 'S1-p95',
      name: `check-in, tap to durable commit, p${share * 100}`,
      value: at(taken.guichet),
      unit: 'ms',
      ratios: { limit: median(ratios) },
      aim: 'limit ≤ 1.3',
    };
  });
}
