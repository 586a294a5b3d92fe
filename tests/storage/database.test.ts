import { afterEach, describe, expect, test } from 'vitest';
import { type GuichetDatabase, openDatabase } from '../../src/storage/database.ts';
import { VERSION } from '../../src/storage/schema.ts';
import { deleteDatabase } from '../fixtures/delete-database.ts';
import { newName } from './memory-fixture.ts';

const opened: GuichetDatabase[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await deleteDatabase(database);
});

async function open(name: string): Promise<GuichetDatabase> {
  const database = await openDatabase(name);
  opened.push(database);
  return database;
}

/** Opens as another version of the app would. */
function openRaw(
  name: string,
  version: number,
  onUpgrade: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => onUpgrade(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

describe('the tablet’s memory', () => {
  test('is created on the first visit, with every table and index', async () => {
    const connection = await (await open(newName())).connection();
    expect(connection.version).toBe(VERSION);
    expect([...connection.objectStoreNames]).toEqual([
      'chunks',
      'dirty',
      'drawer',
      'meta',
      'outbox',
      'records',
      'sweep',
    ]);
    const records = connection.transaction('records').objectStore('records');
    expect(records.keyPath).toBe('id');
    expect([...records.indexNames].map((name) => records.index(name).keyPath)).toEqual([['kind', 'day']]);
  });

  test('is opened as it stands from then on, by two tabs that came first together', async () => {
    const name = newName();
    const [first, second] = await Promise.all([open(name), open(name)]);
    const connection = await first.connection();
    const writing = connection.transaction('meta', 'readwrite');
    writing.objectStore('meta').put({ key: 'mark', value: 1 });
    await new Promise((resolve) => {
      writing.oncomplete = resolve;
    });
    const reading = (await second.connection()).transaction('meta').objectStore('meta').get('mark');
    await new Promise((resolve) => {
      reading.onsuccess = resolve;
    });
    expect(reading.result).toEqual({ key: 'mark', value: 1 });
  });

  test('of a newer version is refused by its name, and left as it is', async () => {
    const name = newName();
    const newer = await openRaw(name, VERSION + 10, (database) => database.createObjectStore('future'));
    newer.close();
    await expect(openDatabase(name)).rejects.toMatchObject({ name: 'VersionError' });
    const again = await openRaw(name, VERSION + 10, () => undefined);
    expect([...again.objectStoreNames]).toEqual(['future']);
    again.close();
    indexedDB.deleteDatabase(name);
  });

  test('lets a newer version of the app pass, and does not stand in its way', async () => {
    const name = newName();
    await open(name);
    const newer = await openRaw(name, VERSION + 10, (database) => database.createObjectStore('future'));
    expect([...newer.objectStoreNames]).toContain('future');
    newer.close();
  });
});
