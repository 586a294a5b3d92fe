import { expect, test } from 'vitest';
import { chunkStore } from '../../src/storage/chunk-store.ts';
import { arrival, DAY, NOON, newTablet, type Tab } from './memory-fixture.ts';

function checkIn({ store }: Tab, id: string, at = NOON): Promise<void> {
  return store.write((transaction) => transaction.state('visit', id, { arrival: arrival(at) }));
}

async function openShelf() {
  const tab = await newTablet();
  return { tab, shelf: chunkStore(tab.database) };
}

test('a day that is rebuilt is clean, and its chunk is read back', async () => {
  const { tab, shelf } = await openShelf();
  await checkIn(tab, 'v1');
  await checkIn(tab, 'v2', NOON + DAY);
  const dirty = await shelf.dirtyDays(['visit'], 10);
  expect(dirty.map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-03']);
  expect((await shelf.recordsOf('visit', '2026-03-02')).map(({ id }) => id)).toEqual(['v1']);
  await shelf.settle(dirty.map((one) => ({ dirty: one, chunk: Float64Array.of(1, 2) })));
  expect(await shelf.dirtyDays(['visit'], 10)).toEqual([]);
  expect(await shelf.chunks('visit', '2026-03-03', '2026-12-31')).toEqual([
    { day: '2026-03-03', chunk: Float64Array.of(1, 2) },
  ]);
});

test('a day written to while it is rebuilt stays dirty', async () => {
  const { tab, shelf } = await openShelf();
  await checkIn(tab, 'v1');
  const dirty = await shelf.dirtyDays(['visit'], 10);
  await checkIn(tab, 'v2');
  await shelf.settle(dirty.map((one) => ({ dirty: one, chunk: 'of one visit' })));
  expect(await shelf.dirtyDays(['visit'], 10)).toHaveLength(1);
});

test('a day without records left has no chunk left', async () => {
  const { tab, shelf } = await openShelf();
  await checkIn(tab, 'v1');
  const rebuild = async (chunk: unknown) =>
    shelf.settle((await shelf.dirtyDays(['visit'], 10)).map((dirty) => ({ dirty, chunk })));
  await rebuild('full');
  await checkIn(tab, 'v1', NOON + DAY);
  await rebuild(undefined);
  expect(await shelf.chunks('visit', '2026-01-01', '2026-12-31')).toEqual([]);
});

test('all days of a kind are rebuilt when the layout changes; other kinds keep theirs', async () => {
  const { tab, shelf } = await openShelf();
  for (let day = 0; day < 3; day += 1) await checkIn(tab, `v${day}`, NOON + day * DAY);
  await shelf.settle((await shelf.dirtyDays(['visit'], 10)).map((dirty) => ({ dirty, chunk: 1 })));
  await shelf.rebuildAll('visit');
  expect(await shelf.dirtyDays(['visit'], 2)).toHaveLength(2);
  expect(await shelf.dirtyDays(['visit', 'response'], 10)).toHaveLength(3);
  expect(await shelf.chunks('visit', '2026-01-01', '2026-12-31')).toEqual([]);
});

test('followers are told of each write, of undated records too', async () => {
  const { tab, shelf } = await openShelf();
  let told = 0;
  const end = shelf.follow(() => {
    told += 1;
  });
  await expect.poll(() => told).toBe(1);
  await checkIn(tab, 'v1');
  await expect.poll(() => told).toBe(2);
  await tab.store.write((transaction) => transaction.state('setting', 'setting/site', { name: 'Gers' }));
  await expect.poll(() => told).toBe(3);
  expect(await shelf.undated('setting')).toHaveLength(1);
  end();
});
