import { expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { GuichetDatabase, type MemoryEnd, openDatabase } from '../../src/storage/database.ts';
import { VERSION } from '../../src/storage/schema.ts';
import { deleteDatabase } from '../fixtures/delete-database.ts';
import { arrival, NOON, newName, newTablet, rowsOf, watchTransactions } from './memory-fixture.ts';

interface DevTools {
  send(method: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** Closes every connection and wipes the site's IndexedDB, as « effacer les données de navigation » does. */
function clearBrowsingData(): Promise<unknown> {
  return (cdp() as unknown as DevTools).send('Storage.clearDataForOrigin', {
    origin: location.origin,
    storageTypes: 'indexeddb',
  });
}

function endOf(database: GuichetDatabase): Promise<MemoryEnd> {
  return new Promise((resolve) => database.onEnd(resolve));
}

/** Another version of the app opens the same memory. */
function openAs(name: string, version: number, onBlocked = () => {}): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onblocked = onBlocked;
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const visit = { arrival: arrival(NOON) };

test('wiped while the page is open: said at once, and nothing is written into an empty one in its place', async () => {
  const { store, database } = await newTablet();
  await store.write((transaction) => transaction.state('visit', 'v1', visit));
  const end = endOf(database);
  await clearBrowsingData();
  expect(await end).toBe('gone');
  await expect(store.write((transaction) => transaction.state('visit', 'v2', visit))).rejects.toMatchObject({
    failure: { code: 'storage-lost', detail: 'NotFoundError' },
  });
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(database.name);
});

test('a write under way when the memory is wiped ends: saved before, or said not to be', async () => {
  const { store, database } = await newTablet();
  const writes = Array.from({ length: 50 }, (_, index) =>
    store
      .write((transaction) => transaction.state('visit', `v${index}`, visit))
      .then(
        () => 'saved',
        (error: { failure?: { code: string } }) => error.failure?.code,
      ),
  );
  const end = endOf(database);
  await clearBrowsingData();
  const outcomes = await Promise.all(writes);
  expect(outcomes.filter((outcome) => outcome !== 'saved' && outcome !== 'storage-lost')).toEqual([]);
  expect(await end).toBe('gone');
});

test('a reading whose connection is lost under it is read on a new one', async () => {
  const { store, database } = await newTablet();
  await store.write((transaction) => transaction.state('visit', 'v1', visit));
  let lost = 0;
  watchTransactions((transaction) => {
    if (lost > 0) return;
    lost += 1;
    transaction.abort();
  });
  expect((await store.get('v1'))?.id).toBe('v1');
  expect(lost).toBe(1);
  expect(await rowsOf(database, 'outbox')).toHaveLength(1);
});

test('UnknownError time after time is an opening that failed; the next use opens again', async () => {
  const { database } = await newTablet();
  const plainOpen = IDBFactory.prototype.open;
  let refusals = 0;
  IDBFactory.prototype.open = function refused() {
    refusals += 1;
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  };
  try {
    database.drop();
    await expect(database.connection()).rejects.toMatchObject({ name: 'UnknownError' });
    expect(refusals).toBe(4);
  } finally {
    IDBFactory.prototype.open = plainOpen;
  }
  expect((await database.connection()).version).toBe(VERSION);
});

test('a newer version takes it over: this page says so, writes nothing more, and stands in nobody’s way', async () => {
  const { store, database } = await newTablet();
  const end = endOf(database);
  const newer = await openAs(database.name, VERSION + 10);
  expect(await end).toBe('outdated');
  await expect(store.write((transaction) => transaction.state('visit', 'v1', visit))).rejects.toMatchObject({
    failure: { code: 'storage-lost', detail: 'VersionError' },
  });
  newer.close();
});

test('a newer version waits for a form that is being filled, and what is typed in it can still be saved', async () => {
  const { store, database } = await newTablet();
  let finish = () => {};
  database.beforeLettingGo = () =>
    new Promise((resolve) => {
      finish = resolve;
    });
  let blocked = 0;
  const newer = openAs(database.name, VERSION + 10, () => {
    blocked += 1;
    void store.write((transaction) => transaction.state('visit', 'v1', visit)).then(() => finish());
  });
  const connection = await newer;
  expect(blocked).toBe(1);
  const kept = await new Promise((resolve) => {
    connection.transaction('records').objectStore('records').getAllKeys().onsuccess = ({ target }) =>
      resolve((target as IDBRequest).result);
  });
  expect(kept).toEqual(['v1']);
  connection.close();
});

test('a new version that has to wait for an old tab is told of it, and opens once the tab lets go', async () => {
  const name = newName();
  const old = await openAs(name, 1);
  let blocked = 0;
  const opened = await openDatabase(name, () => {
    blocked += 1;
    old.close();
  });
  expect(blocked).toBe(1);
  expect((await opened.connection()).version).toBe(VERSION);
  await deleteDatabase(opened);
});

test('wiped before the page was opened, it is made anew: an empty memory is not a lost one', async () => {
  const database = new GuichetDatabase(newName(), async (name) => {
    const upgraded = await openDatabase(name);
    upgraded.close();
  });
  expect((await database.connection()).version).toBe(VERSION);
  await deleteDatabase(database);
});
