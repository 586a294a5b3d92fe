import { openBenchPage } from '../bench-browser.mjs';
import { median } from '../medians.mjs';

/** @typedef {import('../pages/bench-page.ts').Bench} Bench */

/**
 * S2: applying pulled records page by page, cursor included, against the same rows put with bare IndexedDB. Rows a second;
 * the ratio is ours over the limit's, so 1 is the limit.
 * @param {{ quick: boolean }} options
 */
export async function measureApply({ quick }) {
  const { page, close } = await openBenchPage();
  const runs = quick ? 3 : 5;
  const total = quick ? 20_000 : 100_000;
  /** @type {{ guichet: number[], raw: number[] }} */
  const rates = { guichet: [], raw: [] };
  try {
    for (let run = 0; run <= runs; run += 1) {
      const guichet = await page.evaluate(
        (n) => /** @type {{ bench: Bench }} */ (/** @type {unknown} */ (globalThis)).bench.guichetApply(n),
        total,
      );
      const raw = await page.evaluate(
        (n) => /** @type {{ bench: Bench }} */ (/** @type {unknown} */ (globalThis)).bench.rawApplies(n),
        total,
      );
      if (run === 0) continue; // The first run warms both up.
      rates.guichet.push(guichet);
      rates.raw.push(raw);
    }
  } finally {
    await close();
  }
  return [
    {
      id: 'S2',
      name: `applying ${total} pulled records`,
      value: median(rates.guichet),
      unit: 'records/s',
      ratios: { limit: median(rates.guichet.map((rate, index) => rate / (rates.raw[index] ?? Number.NaN))) },
      aim: 'limit ≥ 0.9',
    },
  ];
}
