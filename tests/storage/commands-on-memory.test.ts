import { describe, expect, test } from 'vitest';
import { callNext } from '../../src/commands/call-next.ts';
import { checkInVisitor } from '../../src/commands/check-in-visitor.ts';
import type { Desk } from '../../src/commands/desk.ts';
import { undo } from '../../src/commands/undo.ts';
import { valuesOf } from '../../src/domain/kernel/record.ts';
import { siteTime } from '../../src/domain/kernel/site-time.ts';
import { type VisitShapes, visitStatus } from '../../src/domain/visit/visit.ts';
import { NOON, newTablet } from './memory-fixture.ts';

async function openDesk(): Promise<Desk> {
  const { store } = await newTablet();
  let given = 0;
  return {
    store,
    time: siteTime('Europe/Paris'),
    series: 'A',
    now: () => NOON,
    newId() {
      given += 1;
      return `v${given}`;
    },
  };
}

/** Commands are tried on a memory of doubles; here a few that read before they write run on the real one. */
describe('commands on the real memory', () => {
  test('give tickets in a row, whether or not the device remembers the last one', async () => {
    const desk = await openDesk();
    for (let count = 0; count < 3; count += 1) {
      expect((await checkInVisitor(desk, { service: 'pan', appointment: false })).ok).toBe(true);
    }
    const visits = await desk.store.ofDays('visit', '2026-03-02', '2026-03-02');
    const tickets = visits.map((visit) => valuesOf<VisitShapes>(visit).arrival?.ticket?.number);
    expect(tickets.sort()).toEqual([1, 2, 3]);
  });

  test('call the one in front, and take the call back', async () => {
    const desk = await openDesk();
    await checkInVisitor(desk, { service: 'pan', appointment: false });
    const called = await callNext(desk, { counter: 'guichet-1' });
    if (!called.ok) throw new Error(called.failure.code);
    const statusOf = async () =>
      visitStatus(valuesOf<VisitShapes>((await desk.store.get(called.value.id)) ?? { facts: {} }));
    expect(await statusOf()).toBe('called');
    await undo(desk, called.value);
    expect(await statusOf()).toBe('waiting');
  });
});
