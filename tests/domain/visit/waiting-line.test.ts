import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { callName } from '../../../src/domain/visit/call-name.ts';
import { dayCounts } from '../../../src/domain/visit/day-counts.ts';
import { arrivedVisits, calledVisits, waitingLine } from '../../../src/domain/visit/waiting-line.ts';

const stamp = '000000000001-0000-a';

function visit(id: string, facts: Readonly<Record<string, unknown>>): GuichetRecord {
  const stated = Object.entries(facts).map(([name, value]) => [name, { stamp, value }]);
  return { id, site: 's', kind: 'visit', facts: Object.fromEntries(stated) };
}

function arrival(at: number, service = 'pan', people = 1) {
  return { at, service, appointment: false, people, userType: 'particulier', needs: [] };
}

const anyVisit = fc
  .record({
    at: fc.nat(20),
    service: fc.constantFrom('pan', 'autres'),
    people: fc.integer({ min: 1, max: 9 }),
    call: fc.boolean(),
    gone: fc.boolean(),
    mistaken: fc.boolean(),
  })
  .map(({ at, service, people, call, gone, mistaken }) => ({
    arrival: arrival(at, service, people),
    ...(call ? { call: { at: at + 1, counter: 'guichet-1' } } : {}),
    ...(gone ? { departure: { at: at + 2, outcome: 'served' } } : {}),
    ...(mistaken ? { void: { at, reason: 'mistake' } } : {}),
  }));
const anyDay = fc
  .array(anyVisit, { maxLength: 20 })
  .map((day) => day.map((facts, rank) => visit(`v${rank}`, facts)));

describe('the waiting line', () => {
  it('is the same in whatever order the records come', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(waitingLine(day.toReversed())).toEqual(waitingLine(day));
      }),
    );
  });

  it('goes from the longest waiting to the latest come, and parts nobody between it and the called', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const waits = waitingLine(day).map(({ visit }) => visit.arrival.at);
        expect(waits).toEqual([...waits].sort((a, b) => a - b));
        const still = day.filter(
          ({ facts }) => facts['departure'] === undefined && facts['void'] === undefined,
        );
        expect(waitingLine(day).length + calledVisits(day).length).toBe(still.length);
      }),
    );
  });

  it('leaves out what is only counted, what has no arrival yet and what is no visit', () => {
    const counted = visit('a', { arrival: { ...arrival(1), counted: true } });
    const early = visit('b', { call: { at: 1, counter: 'guichet-1' } });
    const other = { ...visit('c', { arrival: { at: 1 } }), kind: 'appointment' };
    expect(waitingLine([counted, early, other])).toEqual([]);
    expect(arrivedVisits([counted, early, other]).map(({ id }) => id)).toEqual(['a']);
  });
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
