import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { callName } from '../../../src/domain/visit/call-name.ts';
import { dayCounts } from '../../../src/domain/visit/day-counts.ts';
import {
  arrivedVisits,
  calledVisits,
  heldVisits,
  rivalCounters,
  waitingLine,
} from '../../../src/domain/visit/waiting-line.ts';

const stamp = '000000000001-0000-a';

function visit(id: string, facts: Readonly<Record<string, unknown>>): GuichetRecord {
  const stated = Object.entries(facts).map(([name, value]) => [name, { stamp, value }]);
  return { id, site: 's', kind: 'visit', facts: Object.fromEntries(stated) };
}

function arrival(at: number, service = 'pan', people = 1) {
  return { at, service, appointment: false, people, userType: 'particulier', needs: [] };
}

/** Most wait: the order of the line is what is tried. */
const seldom = fc.nat(5).map((one) => one === 0);

const anyVisit = fc
  .record({
    at: fc.nat(20),
    service: fc.constantFrom('pan', 'autres'),
    people: fc.integer({ min: 1, max: 9 }),
    priority: fc.option(fc.constantFrom('card', 'pregnancy', 'age'), { nil: undefined }),
    due: fc.option(fc.nat(40), { nil: undefined }),
    to: fc.option(fc.constantFrom('pan', 'autres'), { nil: undefined }),
    held: seldom,
    call: seldom,
    gone: seldom,
    mistaken: seldom,
  })
  .map(({ at, service, people, priority, due, to, held, call, gone, mistaken }) => ({
    arrival: {
      ...arrival(at, service, people),
      ...(priority === undefined ? {} : { priority }),
      ...(due === undefined ? {} : { due }),
    },
    ...(to === undefined ? {} : { transfer: { at: at + 1, to } }),
    ...(held ? { hold: { at, reason: 'asked' } } : {}),
    ...(call ? { call: { at: at + 1, counter: 'guichet-1' } } : {}),
    ...(gone ? { departure: { at: at + 2, outcome: 'served' } } : {}),
    ...(mistaken ? { void: { at, reason: 'mistake' } } : {}),
  }));
const anyDay = fc
  .array(anyVisit, { maxLength: 20 })
  .map((day) => day.map((facts, rank) => visit(`v${rank}`, facts)));

const NOW = 20;

describe('the waiting line', () => {
  it('follows a person to the service they were sent on to', () => {
    const sent = visit('a', { arrival: arrival(1, 'pan'), transfer: { at: 2, to: 'autres' } });
    expect(waitingLine([sent], NOW, ['pan'])).toEqual([]);
    expect(waitingLine([sent], NOW, ['autres'])).toMatchObject([{ id: 'a', service: 'autres' }]);
  });

  it('is the same in whatever order the records come', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(waitingLine(day.toReversed(), NOW)).toEqual(waitingLine(day, NOW));
      }),
    );
  });

  it('is priority, then appointments that are due, then the others; in each the longest waiting first', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const places = waitingLine(day, NOW).map(({ visit: { arrival: one } }) => {
          const group = one.priority ? 0 : (one.due ?? Number.POSITIVE_INFINITY) <= NOW ? 1 : 2;
          return group * 1000 + one.at;
        });
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });

  it('parts everybody here between those who wait, are put aside, or are called', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const still = day.filter(
          ({ facts }) => facts['departure'] === undefined && facts['void'] === undefined,
        );
        const parts = [...waitingLine(day, NOW), ...heldVisits(day), ...calledVisits(day)];
        expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
        expect(parts.length).toBe(still.length);
      }),
    );
  });

  it('leaves out what is only counted, what has no arrival yet and what is no visit', () => {
    const counted = visit('a', { arrival: { ...arrival(1), counted: true } });
    const early = visit('b', { call: { at: 1, counter: 'guichet-1' } });
    const other = { ...visit('c', { arrival: { at: 1 } }), kind: 'appointment' };
    expect(waitingLine([counted, early, other], NOW)).toEqual([]);
    expect(arrivedVisits([counted, early, other]).map(({ id }) => id)).toEqual(['a']);
  });
});

it('a counter whose call did not stand is a rival until it says that it knows', () => {
  const facts = {
    arrival: arrival(1),
    call: { at: 5, counter: 'guichet-2' },
    'claim:guichet-2': { at: 5 },
    'claim:guichet-1': { at: 4 },
  };
  const rivalsOf = (said: Readonly<Record<string, unknown>>) =>
    arrivedVisits([visit('a', said)]).flatMap(rivalCounters);
  expect(rivalsOf(facts)).toEqual(['guichet-1']);
  expect(rivalsOf({ ...facts, 'claim:guichet-1': null })).toEqual([]);
  expect(rivalsOf({ ...facts, departure: { at: 6, outcome: 'served' } })).toEqual([]);
});

it('a day’s counts are those of its services together, without the void', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const { total, byService } = dayCounts(arrivedVisits(day));
      const counted = day.filter(({ facts }) => facts['void'] === undefined);
      const services = Object.values(byService);
      expect(total.visits).toBe(counted.length);
      expect(services.reduce((sum, { visits }) => sum + visits, 0)).toBe(total.visits);
      expect(services.reduce((sum, { persons }) => sum + persons, 0)).toBe(total.persons);
    }),
  );
});

it('a person is called by the ticket, else by the reference of the appointment', () => {
  const ticketed = visit('a', { arrival: { ...arrival(1), ticket: { series: 'B', number: 7 } } });
  const ticked = visit('visit/0193a5b2-c3d4-7abc-8def-0123456789ab', { arrival: arrival(2) });
  expect(arrivedVisits([ticketed, ticked]).map(callName)).toEqual([
    'B 007',
    expect.stringMatching(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/),
  ]);
});
