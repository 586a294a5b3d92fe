import { expect, test } from 'vitest';
import type { Rows, TableName } from '../../src/storage/schema.ts';
import { VERSION } from '../../src/storage/schema.ts';
import { DEVICE, NOON, newName, openTab, rowsOf, stampAt, visitFrom } from './memory-fixture.ts';

/** What a tablet of the first version may hold when the next one is installed. */
const HELD: { readonly [T in Exclude<TableName, 'sweep'>]: readonly Rows[T][] } = {
  records: Array.from({ length: 300 }, (_, index) => ({
    ...visitFrom(`visit-${index}`, stampAt(NOON + index)),
    day: '2026-03-02',
  })),
  outbox: [{ id: 'visit-7', kind: 'visit', stamps: { arrival: stampAt(NOON + 7) }, since: NOON }],
  drawer: [
    { id: 'bad', record: visitFrom('bad', stampAt(NOON)), refused: 'invalid', detail: 'facts', at: NOON },
  ],
  dirty: [{ kind: 'visit', day: '2026-03-02', mark: 'm' }],
  chunks: [{ kind: 'visit', day: '2026-03-01', chunk: { minutes: new Uint16Array([510, 511]) } }],
  meta: [
    { key: 'device', value: DEVICE },
    { key: 'position', value: { epoch: DEVICE.epoch, scope: 'all', cursor: 41 } },
  ],
};

/** As the first version made it, number and all. */
function makeFirstVersion(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 10);
    request.onupgradeneeded = () => {
      const { result: database } = request;
      database.createObjectStore('records', { keyPath: 'id' }).createIndex('[kind+day]', ['kind', 'day']);
      database.createObjectStore('outbox', { keyPath: 'id' }).createIndex('since', 'since');
      database.createObjectStore('drawer', { keyPath: 'id' });
      database.createObjectStore('dirty', { keyPath: ['kind', 'day'] });
      database.createObjectStore('chunks', { keyPath: ['kind', 'day'] });
      database.createObjectStore('meta', { keyPath: 'key' });
      for (const [table, rows] of Object.entries(HELD)) {
        for (const row of rows) request.transaction?.objectStore(table).put(row);
      }
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}

test('a tablet of the first version comes to this one with every row it held', async () => {
  const name = newName();
  await makeFirstVersion(name);
  const { database, store } = await openTab(name);
  const connection = await database.connection();
  expect(connection.version).toBe(VERSION);
  expect([...connection.objectStoreNames]).toContain('sweep');
  for (const [table, rows] of Object.entries(HELD)) {
    const kept = await rowsOf(database, table as TableName);
    expect(new Set(kept.map((row) => JSON.stringify(row)))).toEqual(
      new Set(rows.map((row) => JSON.stringify(row))),
    );
  }
  expect(await rowsOf(database, 'sweep')).toEqual([]);
  const ofDay = await store.ofDays('visit', '2026-03-02', '2026-03-02');
  expect(ofDay).toHaveLength(300);
});

test('a tablet that was cut off in the middle of the change finds its rows at the next start', async () => {
  const name = newName();
  await makeFirstVersion(name);
  await new Promise<void>((resolve) => {
    const request = indexedDB.open(name, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('sweep', { keyPath: 'id' });
      request.transaction?.abort();
    };
    request.onerror = () => resolve();
  });
  const { database } = await openTab(name);
  expect(await rowsOf(database, 'records')).toHaveLength(300);
  expect(await rowsOf(database, 'outbox')).toHaveLength(1);
});
