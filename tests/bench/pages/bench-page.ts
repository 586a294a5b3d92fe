import { checkInVisitor } from '../../../src/commands/check-in-visitor.ts';
import type { Desk } from '../../../src/commands/desk.ts';
import { uuidv7 } from '../../../src/domain/kernel/ids.ts';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { stampOf } from '../../../src/domain/kernel/stamp.ts';
import { kinds } from '../../../src/domain/kinds.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { indexedDbRecordStore } from '../../../src/storage/indexed-db-record-store.ts';
import { indexedDbSyncStore } from '../../../src/storage/indexed-db-sync-store.ts';
import { writeMeta } from '../../../src/storage/meta.ts';
import { deleteDatabase } from '../../fixtures/delete-database.ts';
import { openRaw, rawApply, rawCheckIn, rawTwoRows } from './raw-indexed-db.ts';

/** What the bench measures inside the page: our path and the bare limit, on the same records, in the same browser. */

const ZONE = 'Europe/Paris';
const DEVICE = {
  device: 'bench',
  name: 'Bench',
  site: 'bench',
  zone: ZONE,
  postes: ['accueil' as const],
  series: 'A',
  epoch: 'e1',
};
const PAGE = 1000;

async function freshMemory() {
  const database = await openDatabase(`bench-${crypto.randomUUID()}`);
  await writeMeta(database, 'device', DEVICE);
  await writeMeta(database, 'position', { epoch: 'e1', scope: 's', cursor: 0 });
  return database;
}

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
  const store = indexedDbSyncStore(database, kinds, Date.now);
  const pages = pagesOf(total);
  const started = performance.now();
  for (const [index, records] of pages.entries()) {
    const asked = { epoch: 'e1', scope: 's', cursor: index * PAGE };
    const page = {
      epoch: 'e1',
      time: Date.now(),
      scope: 's',
      records,
      cursor: (index + 1) * PAGE,
      more: true,
    };
    await store.applyPage(page, asked);
  }
  const rate = total / ((performance.now() - started) / 1000);
  await deleteDatabase(database);
  return rate;
}

/** The limit: the same rows under the same index, with the cursor, put page by page in strict transactions. */
async function rawApplies(total: number): Promise<number> {
  const raw = await openRaw();
  const pages = pagesOf(total);
  const started = performance.now();
  for (const [index, records] of pages.entries()) await rawApply(raw, records, (index + 1) * PAGE);
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

const YEAR_MS = 365 * 86_400_000;
const FROM = Date.UTC(2025, 0, 1);

/** A visit of the year 2025, the same for both contenders. */
function visit(index: number): GuichetRecord {
  const at = FROM + ((index * 315_361) % YEAR_MS);
  const stamp = stampOf({ ms: at, counter: 0 }, 'other');
  const arrival = {
    at,
    service: index % 2 === 0 ? 'accueil-general' : 'migrations',
    appointment: index % 2 === 1,
    people: 1,
    userType: 'particulier',
    needs: [],
    ticket: { series: 'B', number: (index % 900) + 1 },
  };
  const call = { at: at + 300_000, counter: 'guichet-1' };
  const departure = { at: at + 900_000, outcome: 'served' };
  const facts = {
    arrival: { stamp, value: arrival },
    call: { stamp, value: call },
    departure: { stamp, value: departure },
  };
  return {
    id: `01930000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    site: 'bench',
    kind: 'visit',
    facts,
  };
}

function pagesOf(total: number): GuichetRecord[][] {
  return Array.from({ length: Math.ceil(total / PAGE) }, (_, page) =>
    Array.from({ length: Math.min(PAGE, total - page * PAGE) }, (_unused, index) =>
      visit(page * PAGE + index),
    ),
  );
}

const bench = { guichetCheckIns, rawCheckIns, rawTwoRowWrites, guichetApply, rawApplies };
export type Bench = typeof bench;
Object.assign(globalThis, { bench });
