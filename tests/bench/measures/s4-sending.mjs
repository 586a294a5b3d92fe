import { openBenchPage } from '../bench-browser.mjs';
import { openOffice } from '../bench-office.mjs';
import { delayedLink } from '../delayed-link.mjs';
import { median } from '../medians.mjs';

/** @typedef {import('../pages/bench-page.ts').Bench} Bench */

const ROUND_TRIP_MS = 400;
const WAITING = 1_000;

/**
 * S4: 1,000 unsent records over a link of 400 ms round trip, until the endpoint has answered for each and the memory has
 * noted it; against the same records in one compressed request that nobody validates, merges or stores. Both over one
 * connection that is open already.
 * @param {{ quick: boolean }} options
 */
export async function measureSending({ quick }) {
  const office = await openOffice();
  const bench = await openBenchPage({ endpoint: office.url });
  const link = await delayedLink(bench.port, ROUND_TRIP_MS);
  const { page } = bench;
  const runs = quick ? 3 : 5;
  /** @type {Record<'guichet' | 'limit', { ms: number, bytes: number, requests: number }[]>} */
  const taken = { guichet: [], limit: [] };

  /** @param {() => Promise<number>} send */
  async function weighed(send) {
    const [bytes, requests] = [link.bytes(), bench.requests()];
    const ms = await send();
    return { ms, bytes: link.bytes() - bytes, requests: bench.requests() - requests };
  }

  try {
    await page.goto(`http://localhost:${link.port}/`);
    await page.waitForFunction('globalThis.bench !== undefined');
    await page.evaluate(
      (code) => /** @type {{ bench: Bench }} */ (/** @type {unknown} */ (globalThis)).bench.openTablet(code),
      new URL(office.address).hash.slice(1),
    );
    for (let run = 0; run <= runs; run += 1) {
      await page.evaluate(
        (count) =>
          /** @type {{ bench: Bench }} */ (/** @type {unknown} */ (globalThis)).bench.writeVisits(count),
        WAITING,
      );
      const limit = await weighed(() =>
        page.evaluate(() =>
          /** @type {{ bench: Bench }} */ (/** @type {unknown} */ (globalThis)).bench.sendAtOnce('/limit'),
        ),
      );
      const guichet = await weighed(() =>
        page.evaluate(() =>
          /** @type {{ bench: Bench }} */ (/** @type {unknown} */ (globalThis)).bench.sendWaiting(),
        ),
      );
      if (run === 0) continue; // The first run warms both up.
      taken.limit.push(limit);
      taken.guichet.push(guichet);
    }
  } finally {
    link.close();
    await bench.close();
    await office.close();
  }
  const ratioOf = (/** @type {'ms' | 'bytes'} */ what) =>
    median(taken.guichet.map((one, index) => one[what] / (taken.limit[index]?.[what] ?? Number.NaN)));
  return [
    {
      id: 'S4',
      name: `${WAITING} unsent records over ${ROUND_TRIP_MS} ms`,
      value: median(taken.guichet.map(({ ms }) => ms)),
      unit: 'ms',
      ratios: { limit: ratioOf('ms') },
      aim: 'limit ≤ 1.2',
    },
    {
      id: 'S4-BYTES',
      name: 'bytes on the line, both ways',
      value: median(taken.guichet.map(({ bytes }) => bytes)),
      unit: 'bytes',
      ratios: { limit: ratioOf('bytes') },
      aim: 'limit ≤ 1.2',
    },
    {
      id: 'S4-REQUESTS',
      name: 'requests it took',
      value: median(taken.guichet.map(({ requests }) => requests)),
      unit: 'requests',
      ratios: {},
      aim: '≤ 3',
    },
  ];
}
