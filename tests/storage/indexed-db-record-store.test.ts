import { describe, expect, test } from 'vitest';
import { StoreFailure } from '../../src/domain/kernel/store-failure.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import {
  arrival,
  DAY,
  MINUTE,
  NOON,
  newName,
  newTablet,
  openTab,
  pageOf,
  rowsOf,
  stampAt,
  type Tab,
  visitFrom,
  watchTransactions,
} from './memory-fixture.ts';

describe('a write on the tablet', () => {
  test('puts the record, what waits to be sent and the dirty day together', async () => {
    const { store, database } = await newTablet();
    await store.write((transaction) => transaction.state('visit', 'v1', { arrival: arrival(NOON) }));
    const record = await store.get('v1');
    expect(record?.facts.arrival?.value).toEqual(arrival(NOON));
    const stamp = record?.facts.arrival?.stamp;
    expect(await rowsOf(database, 'outbox')).toEqual([
      { id: 'v1', kind: 'visit', stamps: { arrival: stamp }, clocked: { arrival: NOON }, since: NOON },
    ]);
    expect(await rowsOf(database, 'dirty')).toEqual([{ kind: 'visit', day: '2026-03-02', mark: stamp }]);
  });

  test('is strict, and resolves after the complete event of its transaction, never before', async () => {
    const events: string[] = [];
    watchTransactions((transaction) => {
      if (transaction.mode !== 'readwrite') return;
      transaction.addEventListener('complete', () => events.push(`${transaction.durability} complete`));
    });
    const { store } = await newTablet();
    events.length = 0;
    await store.write((transaction) => transaction.state('visit', 'v1', { arrival: arrival(NOON) }));
    events.push('resolved');
    expect(events).toEqual(['strict complete', 'resolved']);
  });

  test('leaves nothing behind when the command fails half-way', async () => {
    const { store, database } = await newTablet();
    const failing = store.write(async (transaction) => {
      await transaction.state('visit', 'v1', { arrival: arrival(NOON) });
      await transaction.remember('last', 1);
      throw new Error('a bug');
    });
    await expect(failing).rejects.toThrow('a bug');
    for (const table of ['records', 'outbox', 'dirty'] as const) {
      expect(await rowsOf(database, table)).toEqual([]);
    }
    expect(await store.write((transaction) => transaction.recall('last'))).toBeUndefined();
  });

  test('refuses a fact the endpoint would refuse, naming its field, and keeps nothing', async () => {
    const { store, database } = await newTablet();
    const failing = store.write(async (transaction) => {
      await transaction.state('visit', 'v1', { arrival: arrival(NOON) });
      await transaction.state('visit', 'v2', { arrival: arrival(NOON, { people: 0 }) });
    });
    await expect(failing).rejects.toMatchObject({
      name: 'StoreFailure',
      failure: { code: 'invalid', field: 'facts.arrival.people' },
    });
    expect(await rowsOf(database, 'records')).toHaveLength(0);
  });

  test.each([
    ['QuotaExceededError', 'storage-full'],
    ['UnknownError', 'storage-lost'],
  ])('says so when the commit is aborted by %s', async (name, code) => {
    const { store, database } = await newTablet();
    const failing = store.write(async (transaction) => {
      await transaction.state('visit', 'v1', { arrival: arrival(NOON) });
      throw new DOMException('from the disk', name);
    });
    await expect(failing).rejects.toBeInstanceOf(StoreFailure);
    await expect(failing).rejects.toMatchObject({ failure: { code } });
    expect(await rowsOf(database, 'records')).toHaveLength(0);
  });

  test('says so when the browser aborts the transaction by itself, and goes on afterwards', async () => {
    let begun: IDBTransaction | undefined;
    watchTransactions((transaction) => {
      begun = transaction;
    });
    const { store, database } = await newTablet();
    const failing = store.write(async (transaction) => {
      await transaction.state('visit', 'v1', { arrival: arrival(NOON) });
      begun?.abort();
    });
    await expect(failing).rejects.toMatchObject({ failure: { code: 'storage-lost' } });
    expect(await rowsOf(database, 'records')).toHaveLength(0);
    await store.write((transaction) => transaction.state('visit', 'v2', { arrival: arrival(NOON) }));
    expect(await rowsOf(database, 'records')).toHaveLength(1);
  });

  test('goes on where the browser has closed the connection', async () => {
    const { store, database } = await newTablet();
    (await database.connection()).close();
    await store.write((transaction) => transaction.state('visit', 'v1', { arrival: arrival(NOON) }));
    expect((await store.get('v1'))?.id).toBe('v1');
  });

  test('reads what it stated before, in any way of reading', async () => {
    const { store } = await newTablet();
    await store.write((transaction) => transaction.state('visit', 'v2', { arrival: arrival(NOON) }));
    await store.write(async (transaction) => {
      await transaction.state('visit', 'v1', { arrival: arrival(NOON) });
      await transaction.state('visit', 'v2', { arrival: arrival(NOON + DAY) });
      await transaction.remember('last', { number: 4 });
      expect((await transaction.get('v1'))?.id).toBe('v1');
      expect(
        (await transaction.getAll(['v2', 'none'])).map((record) => record?.facts.arrival?.value),
      ).toEqual([arrival(NOON + DAY), undefined]);
      expect((await transaction.getAll(['v1'])).map((record) => record?.id)).toEqual(['v1']);
      expect((await transaction.ofDays('visit', '2026-03-02', '2026-03-02')).map(({ id }) => id)).toEqual([
        'v1',
      ]);
      expect(await transaction.recall('last')).toEqual({ number: 4 });
    });
  });

  test('dirties the day a record leaves and the day it enters', async () => {
    const { store, database } = await newTablet();
    await store.write((transaction) => transaction.state('visit', 'v1', { arrival: arrival(NOON) }));
    await inTransaction(database, ['dirty'], async (transaction) => transaction.clear('dirty'));
    await store.write((transaction) => transaction.state('visit', 'v1', { arrival: arrival(NOON + DAY) }));
    expect((await rowsOf(database, 'dirty')).map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-03']);
    expect(await store.ofDays('visit', '2026-03-02', '2026-03-02')).toEqual([]);
    expect(await store.ofDays('visit', '2026-03-03', '2026-03-03')).toHaveLength(1);
  });

  test('states many records at once as it states them one by one', async () => {
    const one = await newTablet();
    const many = await newTablet();
    const statements = Array.from({ length: 120 }, (_, index) => ({
      id: `v${index % 100}`,
      facts:
        index < 100
          ? { arrival: arrival(NOON + index * MINUTE) }
          : { call: { at: NOON, counter: 'guichet-1' } },
    }));
    await one.store.write(async (transaction) => {
      for (const { id, facts } of statements) await transaction.state('visit', id, facts);
    });
    await many.store.write((transaction) => transaction.stateAll('visit', statements));
    expect(await rowsOf(many.database, 'records')).toEqual(await rowsOf(one.database, 'records'));
    expect(await rowsOf(many.database, 'outbox')).toEqual(await rowsOf(one.database, 'outbox'));
  });

  test('files settings, which have no day, under their kind', async () => {
    const { store } = await newTablet();
    await store.write((transaction) =>
      transaction.state('setting', 'setting/site', { name: 'Préfecture du Gers' }),
    );
    expect((await store.ofKind('setting')).map(({ id }) => id)).toEqual(['setting/site']);
    expect(await store.ofKind('visit')).toEqual([]);
  });

  test('wins over all it has seen, even on a clock that is wrong by a year', async () => {
    const { store, sync } = await newTablet(() => NOON - 365 * DAY);
    const asked = await sync.position();
    await sync.applyPage(pageOf([visitFrom('v1', stampAt(NOON))], 1), asked);
    await store.write((transaction) =>
      transaction.state('visit', 'v1', { arrival: arrival(NOON, { people: 7 }) }),
    );
    expect((await store.get('v1'))?.facts.arrival?.stamp.localeCompare(stampAt(NOON))).toBe(1);
  });
});

describe('two tabs of one tablet', () => {
  test('never draw the same stamp, though their clock stands still', async () => {
    const name = newName();
    const tabs = [await openTab(name), await openTab(name)];
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        tabs[index % 2]?.store.write((transaction) =>
          transaction.state('visit', `v${index}`, { arrival: arrival(NOON) }),
        ),
      ),
    );
    const rows = await rowsOf((tabs[0] as Tab).database, 'records');
    const stamps = rows.map(({ facts }) => facts.arrival?.stamp);
    expect(stamps).toHaveLength(60);
    expect(new Set(stamps).size).toBe(60);
  });

  test('keep everything when the database is closed and opened again', async () => {
    const name = newName();
    const before = await openTab(name);
    await before.store.write(async (transaction) => {
      await transaction.state('visit', 'v1', { arrival: arrival(NOON) });
      await transaction.remember('last', 3);
    });
    const held = await before.store.get('v1');
    before.database.close();
    const after = await openTab(name);
    expect(await after.store.get('v1')).toEqual(held);
    expect(await after.sync.outbox(10)).toEqual([held]);
    expect(await after.store.write((transaction) => transaction.recall('last'))).toBe(3);
  });
});
