import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { writeMeta } from '../../src/storage/meta.ts';
import {
  arrival,
  DEVICE,
  NOON,
  newName,
  openTab,
  rowsOf,
  stampAt,
  type Tab,
  visitFrom,
} from './memory-fixture.ts';

/** A part of the site's storage with a limit of its own, which the browser holds to as it does to the whole. */
interface StorageBucket {
  readonly indexedDB: IDBFactory;
}

interface StorageBuckets {
  open(name: string, options?: { readonly quota: number }): Promise<StorageBucket>;
  delete(name: string): Promise<void>;
}

const { storageBuckets } = navigator as unknown as { readonly storageBuckets: StorageBuckets };
const plainFactory = globalThis.indexedDB;
const used: string[] = [];

function keepIn(factory: IDBFactory): void {
  Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get: () => factory });
}

/** What is opened from here on has this much room, in bytes. */
async function leaveRoom(quota: number): Promise<void> {
  const bucket = `full-${newName()}`;
  used.push(bucket);
  keepIn((await storageBuckets.open(bucket, { quota })).indexedDB);
}

afterEach(async () => {
  keepIn(plainFactory);
  for (const bucket of used.splice(0)) await storageBuckets.delete(bucket);
});

/** Makes an empty memory there as it is made here. */
async function makeMemory(name: string): Promise<void> {
  const model = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = plainFactory.open(modelName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const stores = [...model.objectStoreNames].map((store) => model.transaction(store).objectStore(store));
  const made = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, model.version);
    request.onupgradeneeded = () => {
      for (const { name: store, keyPath, indexNames } of stores) {
        const copy = request.result.createObjectStore(store, { keyPath });
        for (const index of indexNames) {
          const source = model.transaction(store).objectStore(store).index(index);
          copy.createIndex(index, source.keyPath);
        }
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  made.close();
  model.close();
}

const modelName = newName();
beforeAll(async () => (await openDatabase(modelName)).close());
afterAll(() => {
  plainFactory.deleteDatabase(modelName);
});

async function tabletWith(quota: number): Promise<Tab> {
  await leaveRoom(quota);
  const name = newName();
  await makeMemory(name);
  const tab = await openTab(name);
  await writeMeta(tab.database, 'device', DEVICE);
  await writeMeta(tab.database, 'position', { epoch: DEVICE.epoch, scope: '', cursor: 0 });
  return tab;
}

const FULL = { failure: { code: 'storage-full' } };
const ROOM = 150_000;

/** Writes visits, a hundred each time, until there is no more room. @returns the ids that were saved */
async function fill({ store }: Tab): Promise<string[]> {
  const saved: string[] = [];
  for (let n = 0; n < 400; n += 1) {
    const ids = Array.from({ length: 100 }, (_, index) => `v${n}-${index}`);
    try {
      await store.write(async (transaction) => {
        for (const id of ids) await transaction.state('visit', id, { arrival: arrival(NOON) });
      });
    } catch (error) {
      expect(error).toMatchObject(FULL);
      return saved.sort();
    }
    saved.push(...ids);
  }
  throw new Error('The disk was never full');
}

test('full when records are put: said, nothing half-written, all that was saved is there', async () => {
  const tab = await tabletWith(ROOM);
  const saved = await fill(tab);
  expect(saved.length).toBeGreaterThan(0);
  expect((await rowsOf(tab.database, 'records')).map(({ id }) => id)).toEqual(saved);
  expect((await rowsOf(tab.database, 'outbox')).map(({ id }) => id)).toEqual(saved);
});

test('full: the page goes on reading, also after the browser has closed the connection', async () => {
  const tab = await tabletWith(ROOM);
  const saved = await fill(tab);
  tab.database.drop();
  expect((await rowsOf(tab.database, 'records')).map(({ id }) => id)).toEqual(saved);
});

test('full when a page is received: none of it is kept, and the cursor stays where it was', async () => {
  const tab = await tabletWith(ROOM);
  const saved = await fill(tab);
  const before = await tab.sync.position();
  const records = Array.from({ length: 900 }, (_, index) =>
    visitFrom(`w${index}`, stampAt(NOON, 'other', index)),
  );
  const page = { epoch: before.epoch, time: NOON, scope: 'all', records, cursor: 900, more: false };
  await expect(tab.sync.applyPage(page, before)).rejects.toMatchObject(FULL);
  expect(await tab.sync.position()).toEqual(before);
  expect((await rowsOf(tab.database, 'records')).map(({ id }) => id)).toEqual(saved);
});
