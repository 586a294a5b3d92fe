import { checkInVisitor } from '../../../src/commands/check-in-visitor.ts';
import type { Desk } from '../../../src/commands/desk.ts';
import { uuidv7 } from '../../../src/domain/kernel/ids.ts';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { kinds } from '../../../src/domain/kinds.ts';
import { indexedDbRecordStore } from '../../../src/storage/indexed-db-record-store.ts';
import { deleteDatabase } from '../../fixtures/delete-database.ts';
import { bytesOnDisk } from './bench-bytes.ts';
import { applyAll, DEVICE, freshMemory, ZONE } from './bench-memory.ts';
import { pagesOf, visit } from './bench-records.ts';
import { openTablet, sendAtOnce, sendWaiting, writeVisits } from './bench-sending.ts';
import { openRaw, rawApply, rawCheckIn, rawTwoRows } from './raw-indexed-db.ts';

/** What the bench measures inside the page: our path and the bare limit, on the same records, in the same browser. */

function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}

/** @returns milliseconds from tap to durable commit, one a check-in, in series */
async function guichetCheckIns(count: number): Promise<number[]> {
  const database = await freshMemory();
  const time = siteTime(ZONE);
  const store = indexedDbRecordStore({
    database,
    kinds,
    time,
    site: DEVICE.site,
    device: DEVICE.device,
    now: Date.now,
  });
  const desk: Desk = { store, time, series: 'A', now: Date.now, newId };
  const taken = await inSeries(count, () =>
    checkInVisitor(desk, { service: 'accueil-general', appointment: false }),
  );
  await deleteDatabase(database);
  return taken;
}

/** The limit: the rows a check-in leaves, put in one strict transaction of bare IndexedDB. */
function rawCheckIns(count: number): Promise<number[]> {
  return rawSeries(count, rawCheckIn);
}

/** Less than a check-in: two rows only. */
function rawTwoRowWrites(count: number): Promise<number[]> {
  return rawSeries(count, rawTwoRows);
}

async function rawSeries(count: number, write: typeof rawCheckIn): Promise<number[]> {
  const raw = await openRaw();
  const taken = await inSeries(count, (index) => write(raw, visit(index)));
  raw.close();
  return taken;
}

/** @returns rows a second, cursor included */
async function guichetApply(total: number): Promise<number> {
  const database = await freshMemory();
  const pages = pagesOf(total);
  const started = performance.now();
  await applyAll(database, pages);
  const rate = total / ((performance.now() - started) / 1000);
  await deleteDatabase(database);
  return rate;
}

/** The limit: the same rows under the same index, with the cursor, put page by page in strict transactions. */
async function rawApplies(total: number): Promise<number> {
  const raw = await openRaw();
  const pages = pagesOf(total);
  const started = performance.now();
  for (const [index, records] of pages.entries()) await rawApply(raw, records, (index + 1) * records.length);
  const rate = total / ((performance.now() - started) / 1000);
  raw.close();
  return rate;
}

async function inSeries(count: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const started = performance.now();
    await work(index);
    taken.push(performance.now() - started);
  }
  return taken;
}

const bench = {
  guichetCheckIns,
  rawCheckIns,
  rawTwoRowWrites,
  guichetApply,
  rawApplies,
  bytesOnDisk,
  openTablet,
  writeVisits,
  sendWaiting,
  sendAtOnce,
};
export type Bench = typeof bench;
Object.assign(globalThis, { bench });
