import { describe, expect, test } from 'vitest';
import type { VisitArrival } from '../../src/domain/visit/visit.ts';
import { arrival, DAY, MINUTE, NOON, newTablet, rowsOf, type Tab } from './memory-fixture.ts';

const YEAR = 365 * DAY;

/** A tablet whose clock is wrong by so much, and can be moved on. */
async function wrongTablet(skewMs: number) {
  let passed = 0;
  const wall = () => NOON + passed + skewMs;
  const tab = await newTablet(wall);
  return {
    tab,
    wall,
    pass(ms: number) {
      passed += ms;
    },
    fault: (steadySince = NOON + skewMs) => ({ offsetMs: -skewMs, steadySince }),
    checkIn: (id: string, at = wall()) =>
      tab.store.write((transaction) => transaction.create('visit', id, { arrival: arrival(at) })),
  };
}

async function arrivalAt({ store }: Tab, id: string): Promise<number | undefined> {
  return ((await store.get(id))?.facts.arrival?.value as VisitArrival | undefined)?.at;
}

describe.each([60 * MINUTE, -60 * MINUTE, YEAR, -YEAR, -NOON])('a clock that is wrong by %i ms', (skewMs) => {
  test('is put right in what it wrote and has not sent, on the day it belongs to', async () => {
    const { tab, checkIn, pass, fault, wall } = await wrongTablet(skewMs);
    await checkIn('one');
    pass(10 * MINUTE);
    await tab.store.write((transaction) =>
      transaction.state('visit', 'one', { call: { at: wall(), counter: 'g1' } }),
    );
    const stamps = (await tab.store.get('one'))?.facts;
    await tab.sync.correctInstants(fault());
    expect(await arrivalAt(tab, 'one')).toBe(NOON);
    expect((await tab.store.get('one'))?.facts.call?.value).toEqual({
      at: NOON + 10 * MINUTE,
      counter: 'g1',
    });
    expect((await tab.store.ofDays('visit', '2026-03-02', '2026-03-02')).map(({ id }) => id)).toEqual([
      'one',
    ]);
    const [sent] = await tab.sync.outbox(10);
    for (const name of ['arrival', 'call']) {
      const stamp = sent?.facts[name]?.stamp ?? '';
      expect(stamp > (stamps?.[name]?.stamp ?? '')).toBe(true);
    }
  });

  test('is put right once, however often it is asked', async () => {
    const { tab, checkIn, fault } = await wrongTablet(skewMs);
    await checkIn('one');
    for (let round = 0; round < 3; round += 1) await tab.sync.correctInstants(fault());
    expect(await arrivalAt(tab, 'one')).toBe(NOON);
    expect(await rowsOf(tab.database, 'outbox')).toHaveLength(1);
  });

  test('leaves alone what a person typed, and what was written before it was known to run as it does', async () => {
    const { tab, checkIn, pass, fault, wall } = await wrongTablet(skewMs);
    await checkIn('before');
    pass(20 * MINUTE);
    const since = wall();
    pass(MINUTE);
    await checkIn('typed', NOON - 30 * MINUTE);
    await checkIn('clocked');
    await tab.sync.correctInstants(fault(since));
    expect(await arrivalAt(tab, 'before')).toBe(NOON + skewMs);
    expect(await arrivalAt(tab, 'typed')).toBe(NOON - 30 * MINUTE);
    expect(await arrivalAt(tab, 'clocked')).toBe(NOON + 21 * MINUTE);
  });
});

test('an instant typed over one that was read from the clock stays as typed', async () => {
  const { tab, checkIn, fault } = await wrongTablet(60 * MINUTE);
  await checkIn('one');
  await tab.store.write((transaction) =>
    transaction.state('visit', 'one', { arrival: arrival(NOON - 5 * MINUTE) }),
  );
  await tab.sync.correctInstants(fault());
  expect(await arrivalAt(tab, 'one')).toBe(NOON - 5 * MINUTE);
});
