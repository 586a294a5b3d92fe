import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFacts } from '../../../src/domain/kernel/merge.ts';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import {
  VISIT_FLAGS,
  visitColumnsByDay,
  visitColumnsOf,
} from '../../../src/domain/statistics/visit-columns.ts';
import { arbitraryVisits, arbitraryZone, recordOf } from './arbitrary-records.ts';

const paris = siteTime('Europe/Paris');
const MINUTE = 60_000;

function visitAt(instant: string, more: Readonly<Record<string, unknown>> = {}, arrival: object = {}) {
  const at = Date.parse(instant);
  return recordOf('visit', `visit-${instant}`, {
    arrival: {
      at,
      service: 'pan',
      appointment: false,
      people: 1,
      userType: 'particulier',
      needs: [],
      ...arrival,
    },
    ...more,
  });
}

describe('who is in the hall', () => {
  it('is whoever waits, is put aside or is at a counter, with those who came together', () => {
    const at = Date.parse('2026-11-23T09:00Z');
    const day = visitColumnsOf(
      '2026-11-23',
      [
        visitAt('2026-11-23T09:00Z', {}, { people: 4 }),
        visitAt('2026-11-23T09:01Z', { hold: { at, reason: 'asked' } }),
        visitAt('2026-11-23T09:02Z', { call: { at, counter: 'guichet-1' } }, { people: 2 }),
        visitAt('2026-11-23T09:03Z', {
          call: { at, counter: 'guichet-1' },
          departure: { at, outcome: 'served' },
        }),
        visitAt('2026-11-23T09:04Z', { departure: { at, outcome: 'left' } }),
        visitAt('2026-11-23T09:05Z', {}, { counted: true }),
        visitAt('2026-11-23T09:06Z', { void: { at, reason: 'mistake' } }),
      ],
      paris,
    );
    expect(day.inHall).toEqual({ visits: 3, persons: 7 });
  });
});

describe('the columns of a day', () => {
  it('leave out voided visits, those whose arrival has not come, other days and other kinds', () => {
    const records = [
      visitAt('2026-06-15T08:00:00Z'),
      visitAt('2026-06-15T09:00:00Z', { void: { at: 0, reason: 'mistake' } }),
      visitAt('2026-06-16T08:00:00Z'),
      recordOf('visit', 'ahead', { call: { at: Date.parse('2026-06-15T08:00:00Z'), counter: 'guichet-1' } }),
      recordOf('response', 'response-1', { answers: { at: Date.parse('2026-06-15T08:00:00Z'), grades: {} } }),
    ];
    expect(visitColumnsOf('2026-06-15', records, paris).minute).toEqual(Uint16Array.of(10 * 60));
  });

  it('tell the last five calls that stand, the latest first, a person called again by the last time', () => {
    const called = (minute: number, more: Readonly<Record<string, unknown>> = {}) => {
      const at = Date.parse(`2026-06-15T08:${String(minute).padStart(2, '0')}:00Z`);
      return visitAt(
        new Date(at).toISOString(),
        { call: { at: at + MINUTE, counter: `guichet-${minute}` }, ...more },
        { ticket: { series: 'A', number: minute }, language: 'en' },
      );
    };
    const again = Date.parse('2026-06-15T09:00:00Z');
    const records = [
      called(1),
      called(2, { call: { at: again - 30 * MINUTE, counter: 'guichet-2', recalledAt: again } }),
      called(3, { departure: { at: again, outcome: 'left' } }),
      called(4, { departure: { at: again, outcome: 'served' } }),
      called(5, { void: { at: again, reason: 'mistake' } }),
      visitAt('2026-06-15T08:06:00Z'),
      ...[7, 8, 9].map((minute) => called(minute)),
    ];
    const { calls } = visitColumnsOf('2026-06-15', records, paris);
    expect(calls.map(({ name }) => name)).toEqual(['A 002', 'A 009', 'A 008', 'A 007', 'A 004']);
    expect(calls[0]).toEqual({ name: 'A 002', counter: 'guichet-2', at: again, language: 'en' });
  });

  it('end a wait at the first call, also of who was sent on, and count where the person waits now', () => {
    const firstCallAt = Date.parse('2026-06-15T08:07:00Z');
    const sent = visitAt('2026-06-15T08:00:00Z', {
      transfer: { at: firstCallAt + MINUTE, to: 'migrations', firstCallAt },
    });
    const columns = visitColumnsOf('2026-06-15', [sent], paris);
    expect([...columns.waitSeconds]).toEqual([7 * 60]);
    expect(columns.line).toMatchObject([{ service: 'migrations' }]);
    expect(columns.services).toEqual(['pan']);
  });

  it('do not depend on the order of the records', () => {
    fc.assert(
      fc.property(arbitraryVisits, arbitraryZone, (records, zone) => {
        const time = siteTime(zone);
        const multiset = (all: typeof records) =>
          visitColumnsByDay(all, time).map(({ day, services, service, minute, waitSeconds, line }) => ({
            day,
            rows: [...minute]
              .map((m, i) => `${services[service[i] as number]} ${m} ${waitSeconds[i]}`)
              .sort(),
            line: line.map(({ at, service: of }) => `${of} ${at}`).sort(),
          }));
        expect(multiset([...records].reverse())).toEqual(multiset(records));
      }),
    );
  });

  it('are those of the merged record, whichever copy came first', () => {
    const arrival = visitAt('2026-06-15T08:00:00Z');
    const called = {
      ...arrival,
      facts: recordOf('visit', arrival.id, {
        call: { at: Date.parse('2026-06-15T08:07:30Z'), counter: 'guichet-1' },
      }).facts,
    };
    const one = { ...arrival, facts: mergeFacts(arrival.facts, called.facts) };
    const other = { ...arrival, facts: mergeFacts(called.facts, arrival.facts) };
    expect(visitColumnsOf('2026-06-15', [one], paris)).toEqual(visitColumnsOf('2026-06-15', [other], paris));
    expect(visitColumnsOf('2026-06-15', [one], paris).waitSeconds).toEqual(Int32Array.of(450));
  });

  it('put the hour that happens twice in one day, on one hour of the clock', () => {
    const both = [visitAt('2026-10-25T00:30:00Z'), visitAt('2026-10-25T01:30:00Z')];
    expect([...visitColumnsOf('2026-10-25', both, paris).minute]).toEqual([150, 150]);
  });

  it('follow the site’s midnight, not the device’s', () => {
    const noumea = siteTime('Pacific/Noumea');
    expect(visitColumnsByDay([visitAt('2026-06-15T14:00:00Z')], noumea)[0]).toMatchObject({
      day: '2026-06-16',
      minute: Uint16Array.of(60),
    });
  });

  it('know no wait from an hour slot, nor from clocks that contradict each other', () => {
    const at = Date.parse('2026-06-15T08:00:00Z');
    const slot = visitAt(
      '2026-06-15T08:00:00Z',
      { call: { at: at + 5 * MINUTE, counter: 'g' } },
      { precision: 'hour', counted: true },
    );
    const backwards = visitAt('2026-06-15T08:00:00Z', { call: { at: at - 5 * MINUTE, counter: 'g' } });
    const columns = visitColumnsOf('2026-06-15', [slot, backwards], paris);
    expect([...columns.waitSeconds]).toEqual([-1, -1]);
    expect(columns.flags[0]).toBe(VISIT_FLAGS.counted | VISIT_FLAGS.hourOnly);
  });

  it('keep in the line those who were not called, and nobody else', () => {
    const at = Date.parse('2026-06-15T08:00:00Z');
    const records = [
      visitAt('2026-06-15T08:00:00Z'),
      visitAt('2026-06-15T08:01:00Z', { call: { at, counter: 'g' } }),
      visitAt('2026-06-15T08:02:00Z', { departure: { at, outcome: 'left' } }),
      visitAt('2026-06-15T08:03:00Z', {}, { counted: true }),
    ];
    expect(visitColumnsOf('2026-06-15', records, paris).line).toEqual([{ service: 'pan', at }]);
  });
});
