import { describe, expect, test } from 'vitest';
import type { RecordStore } from '../../src/commands/desk.ts';
import { liveRecords } from '../../src/storage/live-records.ts';
import {
  arrival,
  DAY,
  NOON,
  newTablet,
  openTab,
  pageOf,
  stampAt,
  type Tab,
  visitFrom,
} from './memory-fixture.ts';

function follow<T>({ database, store }: Tab, query: (store: RecordStore) => Promise<T>) {
  const results: T[] = [];
  const errors: unknown[] = [];
  const live = liveRecords(database, store, (error) => errors.push(error));
  const end = live.watch(query, (result) => results.push(result));
  return { results, errors, end, last: () => results.at(-1) };
}

function checkIn({ store }: Tab, id: string, at = NOON): Promise<void> {
  return store.write((transaction) => transaction.state('visit', id, { arrival: arrival(at) }));
}

const TODAY = async (store: RecordStore) =>
  (await store.ofDays('visit', '2026-03-02', '2026-03-02')).map(({ id }) => id);

describe('a query that is followed', () => {
  test('answers now and after each write to what it read', async () => {
    const tab = await newTablet();
    const { last, results, end } = follow(tab, TODAY);
    await expect.poll(last).toEqual([]);
    await checkIn(tab, 'v1');
    await expect.poll(last).toEqual(['v1']);
    await checkIn(tab, 'v1', NOON + DAY);
    await expect.poll(last).toEqual([]);
    end();
    const before = results.length;
    await checkIn(tab, 'v2');
    await tab.store.get('v2');
    expect(results).toHaveLength(before);
  });

  test('is not asked again for what it did not read', async () => {
    const tab = await newTablet();
    let asked = 0;
    const { last } = follow(tab, async (store) => {
      asked += 1;
      return TODAY(store);
    });
    await expect.poll(last).toEqual([]);
    await checkIn(tab, 'v1', NOON + DAY);
    await tab.store.write((transaction) => transaction.state('setting', 'setting/site', { name: 'Gers' }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked).toBe(1);
  });

  test('hears of writes of another tab and of pages of the sync', async () => {
    const tab = await newTablet();
    const other = await openTab(tab.database.name);
    const { last } = follow(tab, TODAY);
    await checkIn(other, 'v1');
    await expect.poll(last).toEqual(['v1']);
    await other.sync.applyPage(pageOf([visitFrom('v2', stampAt(NOON))], 1), await other.sync.position());
    await expect.poll(last).toEqual(['v1', 'v2']);
  });

  test('follows one record, and settings, which have no day', async () => {
    const tab = await newTablet();
    const one = follow(tab, (store) => store.get('v1'));
    const settings = follow(tab, async (store) => (await store.ofKind('setting')).length);
    await expect.poll(settings.last).toBe(0);
    await checkIn(tab, 'v1');
    await expect.poll(() => one.last()?.id).toBe('v1');
    await tab.store.write((transaction) => transaction.state('setting', 'setting/site', { name: 'Gers' }));
    await expect.poll(settings.last).toBe(1);
  });

  test('ends on the last state when many writes come while it asks', async () => {
    const tab = await newTablet();
    const { last, results } = follow(tab, TODAY);
    await Promise.all(Array.from({ length: 40 }, (_, index) => checkIn(tab, `v${index}`)));
    await expect.poll(() => last()?.length).toBe(40);
    expect(results.length).toBeLessThan(42);
  });

  test('is asked once more when what it has read changes before it has answered', async () => {
    const tab = await newTablet();
    let written = false;
    const { last, results } = follow(tab, async (store) => {
      const ids = await TODAY(store);
      if (!written) {
        written = true;
        await checkIn(tab, 'v1');
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      return ids;
    });
    await expect.poll(last).toEqual(['v1']);
    expect(results).toEqual([[], ['v1']]);
  });

  test('is asked again after one that threw', async () => {
    const tab = await newTablet();
    let broken = true;
    const { last, errors } = follow(tab, async (store) => {
      const ids = await TODAY(store);
      if (broken) throw new Error('a bug');
      return ids;
    });
    await expect.poll(() => errors.length).toBe(1);
    broken = false;
    await checkIn(tab, 'v1');
    await expect.poll(last).toEqual(['v1']);
  });
});
