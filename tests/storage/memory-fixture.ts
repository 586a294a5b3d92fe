import { afterEach } from 'vitest';
import type { RecordStore } from '../../src/commands/desk.ts';
import type { Device } from '../../src/contract/enrolment.ts';
import type { PullPage } from '../../src/contract/pull.ts';
import type { PushAnswer } from '../../src/contract/push.ts';
import type { GuichetRecord } from '../../src/domain/kernel/record.ts';
import { siteTime } from '../../src/domain/kernel/site-time.ts';
import { kinds } from '../../src/domain/kinds.ts';
import { type GuichetDatabase, openDatabase } from '../../src/storage/database.ts';
import { indexedDbRecordStore } from '../../src/storage/indexed-db-record-store.ts';
import { indexedDbSyncStore } from '../../src/storage/indexed-db-sync-store.ts';
import { writeMeta } from '../../src/storage/meta.ts';
import type { Rows, TableName } from '../../src/storage/schema.ts';
import { inSnapshot } from '../../src/storage/transaction.ts';
import type { SyncStore } from '../../src/sync/ports.ts';
import { deleteDatabase } from '../fixtures/delete-database.ts';

export const NOON = Date.UTC(2026, 2, 2, 11, 0);
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export const DEVICE: Device = {
  device: 'k3f9x2ab',
  name: 'Tablette guichet 2',
  site: 'gers',
  zone: 'Europe/Paris',
  postes: ['accueil', 'pan', 'qualite'],
  series: 'A',
  epoch: 'epoch-1',
};

/** A tab of the tablet: its own connection to the same data. */
export interface Tab {
  readonly database: GuichetDatabase;
  readonly store: RecordStore;
  readonly sync: SyncStore;
}

const opened: GuichetDatabase[] = [];
let named = 0;

afterEach(async () => {
  for (const database of opened) database.close();
  for (const database of opened.splice(0)) await deleteDatabase(database);
});

export function newName(): string {
  named += 1;
  return `guichet-test-${named}`;
}

export async function openTab(name: string, now: () => number = () => NOON): Promise<Tab> {
  const database = await openDatabase(name);
  opened.push(database);
  const { site, device, zone } = DEVICE;
  return {
    database,
    store: indexedDbRecordStore({ database, kinds, time: siteTime(zone), site, device, now }),
    sync: indexedDbSyncStore(database, kinds, now),
  };
}

const plainTransaction = IDBDatabase.prototype.transaction;

/** Every transaction that databases opened from here on begin, as the browser sees them, until the test's end. */
export function watchTransactions(onBegin: (transaction: IDBTransaction) => void): void {
  IDBDatabase.prototype.transaction = function watched(...given) {
    const transaction = plainTransaction.apply(this, given);
    onBegin(transaction);
    return transaction;
  };
}

afterEach(() => {
  IDBDatabase.prototype.transaction = plainTransaction;
});

/** A tablet of its own, enrolled, at the start of the log. */
export async function newTablet(now?: () => number): Promise<Tab> {
  const tab = await openTab(newName(), now);
  await writeMeta(tab.database, 'device', DEVICE);
  await writeMeta(tab.database, 'position', { epoch: DEVICE.epoch, scope: '', cursor: 0 });
  return tab;
}

export function arrival(at: number, extra: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { at, service: 'pan', appointment: false, people: 1, userType: 'particulier', needs: [], ...extra };
}

/** All rows of a table, as they lie there. */
export function rowsOf<T extends TableName>(database: GuichetDatabase, table: T): Promise<Rows[T][]> {
  return inSnapshot(database, [table], (transaction) => transaction.getRange(table));
}

/** A stamp of another device. */
export function stampAt(at: number, device = 'other', counter = 0): string {
  return `${at.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}-${device}`;
}

export function visitFrom(id: string, stamp: string, at = NOON, extra = {}): GuichetRecord {
  return { id, site: DEVICE.site, kind: 'visit', facts: { arrival: { stamp, value: arrival(at, extra) } } };
}

export function pageOf(records: readonly unknown[], cursor: number, more = false): PullPage {
  return { epoch: DEVICE.epoch, time: NOON, scope: 'all', records: [...records], cursor, more };
}

export function accepting(records: readonly GuichetRecord[], epoch = DEVICE.epoch): PushAnswer {
  return {
    batch: 'b',
    epoch,
    time: NOON,
    answers: records.map(({ id }) => ({ id, accepted: true as const })),
  };
}
