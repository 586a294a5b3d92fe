import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';

/** IndexedDB with nothing above it: what a library can at best come near to. */

export async function openRaw(): Promise<IDBDatabase> {
  const request = indexedDB.open(`raw-${crypto.randomUUID()}`, 1);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore('records', { keyPath: 'id' }).createIndex('kind+day', ['kind', 'day']);
    database.createObjectStore('outbox', { keyPath: 'id' });
    database.createObjectStore('dirty', { keyPath: ['kind', 'day'] });
    database.createObjectStore('meta', { keyPath: 'key' });
  };
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The five rows a check-in leaves: the record, what waits to be sent, the day to rebuild, the clock, the last ticket. */
export function rawCheckIn(database: IDBDatabase, record: GuichetRecord): Promise<void> {
  const stores = ['records', 'outbox', 'dirty', 'meta'];
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  const day = dayOf(record);
  transaction.objectStore('records').put({ ...record, day });
  transaction.objectStore('outbox').put({ id: record.id, kind: record.kind, since: 0 });
  transaction.objectStore('dirty').put({ kind: record.kind, day, mark: record.id });
  transaction.objectStore('meta').put({ key: 'clock', value: { ms: 0, counter: 0 } });
  transaction.objectStore('meta').put({ key: 'last-ticket', value: { day, number: 1 } });
  return completed(transaction);
}

/** No more than the record and what waits to be sent: what a register without undo, tickets or figures would write. */
export function rawTwoRows(database: IDBDatabase, record: GuichetRecord): Promise<void> {
  const transaction = database.transaction(['records', 'outbox'], 'readwrite', { durability: 'strict' });
  transaction.objectStore('records').put({ ...record, day: dayOf(record) });
  transaction.objectStore('outbox').put({ id: record.id, kind: record.kind, since: 0 });
  return completed(transaction);
}

export function rawApply(
  database: IDBDatabase,
  records: readonly GuichetRecord[],
  cursor: number,
): Promise<void> {
  const transaction = database.transaction(['records', 'meta'], 'readwrite', { durability: 'strict' });
  const store = transaction.objectStore('records');
  for (const record of records) store.put({ ...record, day: dayOf(record) });
  transaction.objectStore('meta').put({ key: 'position', value: cursor });
  return completed(transaction);
}

function dayOf({ facts }: GuichetRecord): string {
  const { at } = (facts['arrival']?.value as { at: number } | undefined) ?? { at: 0 };
  return new Date(at).toISOString().slice(0, 10);
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
