import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/domain/kernel/digest.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import {
  accepting,
  arrival,
  DAY,
  NOON,
  newTablet,
  pageOf,
  rowsOf,
  stampAt,
  type Tab,
  visitFrom,
} from './memory-fixture.ts';

async function position(tab: Tab) {
  return tab.sync.position();
}

const FIVE = ['v1', 'v2', 'v3', 'v4', 'v5'].map((id, index) =>
  visitFrom(id, stampAt(NOON + index), index < 3 ? NOON : NOON - DAY),
);

async function tabletWith(records = FIVE): Promise<Tab> {
  const tab = await newTablet();
  await tab.sync.applyPage(pageOf(records, records.length), await position(tab));
  return tab;
}

describe('the digests of what a tablet holds', () => {
  test('are those of each day and kind, whatever the order it came in', async () => {
    const one = await tabletWith();
    const other = await tabletWith([...FIVE].reverse());
    const digests = await one.sync.digests();
    expect([...(digests.get('visit') ?? [])].map(([day]) => day)).toEqual(['2026-03-02', '2026-03-01']);
    expect(digests.get('feedback')).toEqual(new Map());
    expect(await other.sync.digests()).toEqual(digests);
  });

  test('differ where a record was lost or is older', async () => {
    const tab = await tabletWith();
    const before = await tab.sync.digests();
    await inTransaction(tab.database, ['records'], async (transaction) =>
      transaction.delete('records', 'v4'),
    );
    const after = await tab.sync.digests();
    expect(after.get('visit')?.get('2026-03-02')).toBe(before.get('visit')?.get('2026-03-02'));
    expect(after.get('visit')?.get('2026-03-01')).not.toBe(before.get('visit')?.get('2026-03-01'));
  });

  test('leave out what the endpoint has refused', async () => {
    const tab = await tabletWith();
    const before = await tab.sync.digests();
    await tab.store.write((transaction) => transaction.create('visit', 'new', { arrival: arrival(NOON) }));
    const sent = await tab.sync.outbox(10);
    await tab.sync.settle(sent, {
      ...accepting([]),
      answers: [{ id: 'new', refused: 'not-allowed', detail: 'facts.arrival' }],
    });
    expect((await tab.sync.digests()).get('visit')).toEqual(before.get('visit'));
    const theirs = new Map(FIVE.slice(0, 3).map((record) => [record.id, digestOf(record)]));
    expect(await tab.sync.requeueUnlike('visit', '2026-03-02', theirs)).toBe(0);
  });

  test('read a register of several thousand records whole', async () => {
    const many = Array.from({ length: 1_700 }, (_, index) => visitFrom(`w${index}`, stampAt(NOON + index)));
    const tab = await tabletWith(many);
    const halves = [many.slice(0, 900), many.slice(900)];
    const other = await newTablet();
    for (const half of halves) await other.sync.applyPage(pageOf(half, 1), await position(other));
    expect(await other.sync.digests()).toEqual(await tab.sync.digests());
  });
});

test('what the endpoint lacks of a day waits to be sent again, and nothing else', async () => {
  const tab = await tabletWith();
  const theirs = new Map(FIVE.slice(1).map((record) => [record.id, digestOf(record)]));
  theirs.set('v2', digestOf(visitFrom('v2', stampAt(NOON - DAY))));
  expect(await tab.sync.requeueUnlike('visit', '2026-03-02', theirs)).toBe(2);
  expect((await rowsOf(tab.database, 'outbox')).map(({ id }) => id)).toEqual(['v1', 'v2']);
  expect((await tab.sync.outbox(10)).map(({ facts }) => Object.keys(facts))).toEqual([
    ['arrival'],
    ['arrival'],
  ]);
});
