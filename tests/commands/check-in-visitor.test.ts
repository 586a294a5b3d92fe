import { describe, expect, it } from 'vitest';
import { callVisit } from '../../src/commands/call-visit.ts';
import { checkInVisitor } from '../../src/commands/check-in-visitor.ts';
import type { Desk } from '../../src/commands/desk.ts';
import { undo } from '../../src/commands/undo.ts';
import { ticketText, type VisitShapes } from '../../src/domain/visit/visit.ts';
import { testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';
import { readValues } from './read-values.ts';

const NOW = Date.UTC(2026, 10, 23, 8);
const tap = { service: 'accueil-general', appointment: false };

async function ticketOf(desk: Desk, id: string): Promise<string | undefined> {
  const { arrival } = await readValues<VisitShapes>(desk, id);
  return arrival?.ticket && ticketText(arrival.ticket);
}

describe('registering a visitor', () => {
  it('gives the tickets of the day in order, and never again that of a visit taken back', async () => {
    const desk = testDesk(NOW);
    const first = done(await checkInVisitor(desk, tap));
    expect(await ticketOf(desk, first.id)).toBe('A 001');
    await undo(desk, first);
    expect(await ticketOf(desk, done(await checkInVisitor(desk, tap)).id)).toBe('A 002');
  });

  it('starts again at one the next day of the site', async () => {
    const desk = testDesk(Date.UTC(2026, 10, 23, 22, 59));
    done(await checkInVisitor(desk, tap));
    desk.setNow(Date.UTC(2026, 10, 23, 23, 1));
    expect(await ticketOf(desk, done(await checkInVisitor(desk, tap)).id)).toBe('A 001');
  });

  it('gives each of twenty taps at once its own ticket', async () => {
    const desk = testDesk(NOW);
    const taps = await Promise.all(Array.from({ length: 20 }, () => checkInVisitor(desk, tap)));
    const tickets = new Set(await Promise.all(taps.map((result) => ticketOf(desk, done(result).id))));
    expect(tickets.size).toBe(20);
  });

  it('finds its place again among the day’s records when the memory of the last ticket is gone', async () => {
    const former = testDesk(NOW);
    for (let rank = 0; rank < 3; rank += 1) done(await checkInVisitor(former, tap));
    const desk = testDesk(NOW + 60_000);
    for (const record of former.store.all()) desk.store.receive(record);
    expect(await ticketOf(desk, done(await checkInVisitor(desk, tap)).id)).toBe('A 004');
  });

  it('leaves nothing behind when the disk is full, and gives that ticket to the next', async () => {
    const desk = testDesk(NOW);
    desk.store.failNextWrite({ code: 'storage-full' });
    await expect(checkInVisitor(desk, tap)).rejects.toMatchObject({ failure: { code: 'storage-full' } });
    expect(desk.store.all()).toEqual([]);
    expect(await ticketOf(desk, done(await checkInVisitor(desk, tap)).id)).toBe('A 001');
  });

  it('never gives a ticket twice in a day, though three desks were cut off from each other and one lost its memory', async () => {
    const desks = ['A', 'B', 'C'].map((series, rank) => testDesk(NOW + rank, 'Europe/Paris', series));
    const given: string[] = [];
    for (let round = 0; round < 60; round += 1) {
      for (const desk of desks)
        given.push((await ticketOf(desk, done(await checkInVisitor(desk, tap)).id)) ?? '');
    }
    const [first, ...others] = desks;
    if (first === undefined) throw new Error('no desk');
    // The endpoint has brought everything to everybody; then the first tablet starts again from what it received.
    const renewed = testDesk(NOW + 60_000, 'Europe/Paris', 'A');
    for (const desk of [first, ...others])
      for (const record of desk.store.all()) for (const to of [...others, renewed]) to.store.receive(record);
    for (const desk of [...others, renewed])
      given.push((await ticketOf(desk, done(await checkInVisitor(desk, tap)).id)) ?? '');
    expect(given).toHaveLength(183);
    expect(new Set(given).size).toBe(183);
    expect(given).toContain('A 061');
  });

  it.each([0, 501, -1, 1.5])('refuses a party of %d and gives no ticket', async (people) => {
    const desk = testDesk(NOW);
    expect(await checkInVisitor(desk, { ...tap, people })).toMatchObject({
      failure: { code: 'invalid', field: 'people' },
    });
    expect(desk.store.all()).toEqual([]);
    expect(await ticketOf(desk, done(await checkInVisitor(desk, { ...tap, people: 500 })).id)).toBe('A 001');
  });

  it('a ticket of yesterday is not called today', async () => {
    const desk = testDesk(NOW);
    const { id } = done(await checkInVisitor(desk, tap));
    desk.setNow(NOW + 24 * 3_600_000);
    expect(await callVisit(desk, { id, counter: 'guichet-1' })).toEqual({
      ok: false,
      failure: { code: 'invalid', field: 'arrival', rule: 'former-day' },
    });
  });
});
