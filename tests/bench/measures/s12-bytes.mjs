import { openBenchPage } from '../bench-browser.mjs';

/** @typedef {import('../pages/bench-page.ts').Bench} Bench */

/** What Chromium keeps IndexedDB on today, and what it moves to. The first compresses its files, the second does not. */
const ENGINES = {
  LevelDB: [],
  SQLite: ['--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout:UseSqliteForNewStores/true'],
};

/**
 * S12: what a pulled record takes on disk, by the browser's own account, over its JSON. Once an engine: the same records
 * take the same room.
 * @param {{ quick: boolean }} options
 */
export async function measureBytes({ quick }) {
  const total = quick ? 20_000 : 100_000;
  return [await measureOn('LevelDB', 'S12', total), await measureOn('SQLite', 'S12-SQLITE', total)];
}

/**
 * @param {keyof typeof ENGINES} engine
 * @param {string} id
 * @param {number} total
 */
async function measureOn(engine, id, total) {
  const { page, close } = await openBenchPage({ flags: ENGINES[engine] });
  try {
    const { disk, json } = await page.evaluate(
      (n) => /** @type {{ bench: Bench }} */ (/** @type {unknown} */ (globalThis)).bench.bytesOnDisk(n),
      total,
    );
    return {
      id,
      name: `bytes on disk a record, ${total} on ${engine}`,
      value: disk / total,
      unit: 'bytes',
      ratios: { json: disk / json },
      aim: 'json ≤ 1.5',
    };
  } finally {
    await close();
  }
}
