import { describe, expect, it } from 'vitest';
import { countVisits } from '../../src/commands/count-visits.ts';
import { undo } from '../../src/commands/undo.ts';
import { dayCounts } from '../../src/domain/visit/day-counts.ts';
import { visitKind, visitStatus } from '../../src/domain/visit/visit.ts';
import { arrivedVisits, waitingLine } from '../../src/domain/visit/waiting-line.ts';
import { testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';

const NOW = Date.UTC(2026, 10, 23, 8);
const HOUR = 3_600_000;
const plus = { service: 'accueil-general', appointment: false, visits: 1, people: 1 };

async function visitsOf(desk: ReturnType<typeof testDesk>, day: string) {
  return arrivedVisits(await desk.store.ofDays(visitKind.name, day, day));
}

describe('counting', () => {
  it('adds one visit a press, in no line and without a ticket; a family of four is one visit of four', async () => {
    const desk = testDesk(NOW);
    for (let press = 0; press < 3; press += 1) done(await countVisits(desk, plus));
    done(await countVisits(desk, { ...plus, people: 4 }));
    const visits = await visitsOf(desk, '2026-11-23');
    expect(dayCounts(visits).total).toEqual({ visits: 4, persons: 7 });
    expect(visits.map(({ visit }) => visitStatus(visit))).toEqual(Array(4).fill('counted'));
    expect(visits.every(({ visit }) => visit.arrival.ticket === undefined)).toBe(true);
    expect(waitingLine(desk.store.all(), NOW)).toEqual([]);
  });

  it('writes a day on paper down under its own day, all at once, and takes it back at once', async () => {
    const desk = testDesk(NOW);
    const at = NOW - 26 * HOUR;
    const written = done(await countVisits(desk, { ...plus, visits: 12, at, precision: 'hour' }));
    expect(dayCounts(await visitsOf(desk, '2026-11-22')).total.visits).toBe(12);
    expect(await visitsOf(desk, '2026-11-23')).toEqual([]);
    await undo(desk, written);
    expect(dayCounts(await visitsOf(desk, '2026-11-22')).total.visits).toBe(0);
  });

  it.each([
    ['a party of nobody', { people: 0 }, 'people', 'min_value'],
    ['a party of 501', { people: 501 }, 'people', 'max_value'],
    ['half a person', { people: 1.5 }, 'people', 'min_value'],
    ['no visit', { visits: 0 }, 'visits', 'min_value'],
    ['too many at once', { visits: 201 }, 'visits', 'max_value'],
    ['an hour to come', { at: NOW + 1 }, 'at', 'future'],
  ])('refuses %s and writes nothing', async (_what, change, field, rule) => {
    const desk = testDesk(NOW);
    expect(await countVisits(desk, { ...plus, ...change })).toEqual({
      ok: false,
      failure: { code: 'invalid', field, rule },
    });
    expect(desk.store.all()).toEqual([]);
  });

  it('takes a coach of 500', async () => {
    const desk = testDesk(NOW);
    done(await countVisits(desk, { ...plus, people: 500 }));
    expect(dayCounts(await visitsOf(desk, '2026-11-23')).total).toEqual({ visits: 1, persons: 500 });
  });
});
