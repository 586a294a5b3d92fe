import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { siteTime } from '../../src/domain/kernel/site-time.ts';
import { kinds } from '../../src/domain/kinds.ts';
import { countSpareCopy, forgetSpareCopy, keepSpareCopy } from '../../src/storage/spare-copy.ts';
import { unsentRecords } from '../../src/storage/waiting-records.ts';
import {
  accepting,
  arrival,
  DEVICE,
  NOON,
  newTablet,
  pageOf,
  rowsOf,
  type Tab,
  visitFrom,
} from './memory-fixture.ts';

const AFTER_MS = 200;

const ends: (() => void)[] = [];

function keepCopy({ database }: Tab, site = DEVICE.site): () => void {
  const time = siteTime(DEVICE.zone);
  const end = keepSpareCopy({ database, kinds, time, now: () => NOON, site, afterMs: AFTER_MS });
  ends.push(end);
  return end;
}

function stopAll(): void {
  for (const end of ends.splice(0)) end();
}

beforeEach(() => forgetSpareCopy());
afterEach(() => {
  vi.restoreAllMocks();
  stopAll();
});

function write({ store }: Tab, ...ids: string[]): Promise<void> {
  return store.write((transaction) =>
    transaction.stateAll(
      'visit',
      ids.map((id) => ({ id, facts: { arrival: arrival(NOON) } })),
    ),
  );
}

async function sendAll({ sync }: Tab): Promise<void> {
  const waiting = await sync.outbox(500);
  await sync.settle(waiting, accepting(waiting));
}

async function untilCopied(count: number): Promise<void> {
  await expect.poll(countSpareCopy, { timeout: 10_000 }).toBe(count);
}

/** Until the copy has had its first look at the memory. */
async function untilLooked(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 2 * AFTER_MS));
}

async function held({ database }: Tab): Promise<string[]> {
  return (await unsentRecords(database)).map(({ record }) => record.id).sort();
}

test('what waits is copied, and comes back into a memory that was made anew', async () => {
  const before = await newTablet();
  await write(before, 'v1', 'v2');
  keepCopy(before);
  await write(before, 'v3');
  await untilCopied(3);
  stopAll();
  const after = await newTablet();
  keepCopy(after);
  await expect.poll(() => held(after)).toEqual(['v1', 'v2', 'v3']);
  expect(await unsentRecords(after.database)).toEqual(await unsentRecords(before.database));
});

test('once all is sent, the copy is cleared away', async () => {
  const tab = await newTablet();
  await write(tab, 'v1');
  keepCopy(tab);
  await untilCopied(1);
  await sendAll(tab);
  await untilCopied(0);
});

test('what is sent at once is never copied', async () => {
  const tab = await newTablet();
  keepCopy(tab);
  await untilLooked();
  const put = vi.spyOn(Cache.prototype, 'put');
  await write(tab, 'v1');
  await sendAll(tab);
  await new Promise((resolve) => setTimeout(resolve, 3 * AFTER_MS));
  expect(put).not.toHaveBeenCalled();
});

test('what was sent though the copy still has it is not sent again', async () => {
  const tab = await newTablet();
  await write(tab, 'v1', 'v2');
  keepCopy(tab);
  await untilCopied(2);
  stopAll();
  await sendAll(tab);
  keepCopy(tab);
  await untilCopied(0);
  expect(await held(tab)).toEqual([]);
});

test('a refused record is copied too, and is sent again from a memory that was made anew', async () => {
  const tab = await newTablet();
  await write(tab, 'v1');
  const waiting = await tab.sync.outbox(500);
  const refused = [{ id: 'v1', refused: 'not-allowed' as const, detail: 'no' }];
  keepCopy(tab);
  await untilCopied(1);
  await tab.sync.settle(waiting, { ...accepting([]), answers: refused });
  expect(await rowsOf(tab.database, 'drawer')).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 3 * AFTER_MS));
  expect(await countSpareCopy()).toBe(1);
  stopAll();
  const after = await newTablet();
  keepCopy(after);
  await expect.poll(() => held(after)).toEqual(['v1']);
});

test('no room for the copy: what was written goes into it once there is', async () => {
  const tab = await newTablet();
  keepCopy(tab);
  await untilLooked();
  const full = vi
    .spyOn(Cache.prototype, 'put')
    .mockRejectedValue(new DOMException('No room', 'QuotaExceededError'));
  await write(tab, 'v1');
  await expect.poll(() => full.mock.calls.length, { timeout: 10_000 }).toBeGreaterThan(0);
  full.mockRestore();
  await untilCopied(1);
});

test('written, and the memory lost before it was copied: it is copied all the same', async () => {
  const tab = await newTablet();
  keepCopy(tab);
  await untilLooked();
  await write(tab, 'v1');
  await new Promise((resolve) => setTimeout(resolve, 50));
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  });
  tab.database.drop();
  await untilCopied(1);
});

test('a file of the copy that was cut short tells nothing, and stands in no other’s way', async () => {
  const before = await newTablet();
  await write(before, 'v1');
  keepCopy(before);
  await untilCopied(1);
  stopAll();
  const cache = await caches.open('guichet-unsent');
  await cache.put('/guichet-unsent/gers/cut', new Response('[{"record":{"id":"v2"'));
  const after = await newTablet();
  keepCopy(after);
  await expect.poll(() => held(after)).toEqual(['v1']);
});

test('records of another site stay where they are: they could not be sent from here', async () => {
  const before = await newTablet();
  await write(before, 'v1');
  keepCopy(before);
  await untilCopied(1);
  stopAll();
  const after = await newTablet();
  keepCopy(after, 'landes');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await held(after)).toEqual([]);
  expect(await countSpareCopy()).toBe(1);
});

test('a page that is received is not what waits', async () => {
  const tab = await newTablet();
  keepCopy(tab);
  await untilLooked();
  const position = await tab.sync.position();
  await tab.sync.applyPage(pageOf([visitFrom('w1', '0195')], 1), position);
  await new Promise((resolve) => setTimeout(resolve, 3 * AFTER_MS));
  expect(await countSpareCopy()).toBe(0);
});
