import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filingDay } from '../../../src/domain/kernel/filing-day.ts';
import { admit } from '../../../src/domain/kernel/kind.ts';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { type SiteTime, siteTime } from '../../../src/domain/kernel/site-time.ts';
import { kinds } from '../../../src/domain/kinds.ts';
import { cellsOfRecord } from '../../../src/domain/retention/cells-of-record.ts';
import { joined, type Tally, tallyId } from '../../../src/domain/retention/tally.ts';
import { mayWrite, POSTES } from '../../../src/domain/rights.ts';
import { type Attendance, attendanceOf } from '../../../src/domain/statistics/attendance.ts';
import { columnsByDay } from '../../../src/domain/statistics/packers.ts';
import { satisfactionOf } from '../../../src/domain/statistics/satisfaction.ts';
import { type VisitColumns, visitColumnsByDay } from '../../../src/domain/statistics/visit-columns.ts';
import { VisitSums } from '../../../src/domain/statistics/visit-sums.ts';
import { waitingOf } from '../../../src/domain/statistics/waiting.ts';
import { weekHoursOf } from '../../../src/domain/statistics/week-hours.ts';
import {
  arbitraryResponses,
  arbitraryVisits,
  arbitraryZone,
  recordOf,
} from '../statistics/arbitrary-records.ts';

const CALENDAR = { region: 'metropole', closures: [] } as const;

/** The register with those of the records removed that `isDue` names, one after the other, counts in their place. */
function purged(
  records: readonly GuichetRecord[],
  zone: string,
  isDue: (index: number) => boolean,
): GuichetRecord[] {
  const time = siteTime(zone);
  const tallies = new Map<string, Tally>();
  const kept = records.filter((record, index) => {
    const day = filingDay(record, kinds, time);
    if (!isDue(index) || day === '') return true;
    const id = tallyId(record.kind, day);
    tallies.set(id, joined(tallies.get(id), day, cellsOfRecord(record, { time, calendar: CALENDAR })));
    return false;
  });
  const kind = records[0]?.kind ?? 'visit';
  return [...kept, ...[...tallies].map(([id, tally]) => recordOf(kind, id, { tally }))];
}

function visitSums(records: readonly GuichetRecord[], time: SiteTime): VisitSums {
  const sums = new VisitSums();
  for (const columns of visitColumnsByDay(records, time)) sums.addDay(columns);
  return sums;
}

/** Who of those removed came with how many for what is gone: reasons and types of user keep their visits, not their people. */
function visitsOnly({ byReason, byUserType, ...attendance }: Attendance) {
  const visitsOf = (counts: object) =>
    Object.entries(counts)
      .map(([key, { visits }]) => [key, visits])
      .sort();
  return { ...attendance, byReason: visitsOf(byReason), byUserType: visitsOf(byUserType) };
}

const arbitraryDue = fc.func(fc.boolean()) as fc.Arbitrary<(index: number) => boolean>;

describe('removed visits', () => {
  it('leave attendance and hours as they were, whichever are removed, in every zone', () => {
    fc.assert(
      fc.property(arbitraryVisits, arbitraryZone, arbitraryDue, (records, zone, isDue) => {
        const time = siteTime(zone);
        const before = visitSums(records, time);
        const after = visitSums(purged(records, zone, isDue), time);
        expect(visitsOnly(attendanceOf(after, {}))).toEqual(visitsOnly(attendanceOf(before, {})));
        for (const services of [undefined, ['pan', 'autres']])
          expect(weekHoursOf(after, services)).toEqual(weekHoursOf(before, services));
      }),
    );
  });

  it('share out the people of an hour so that none is lost', () => {
    const at = Date.UTC(2026, 5, 15, 8);
    const visits = [1, 5, 2].map((people, index) => {
      const arrival = { at, service: 'pan', appointment: false, people, userType: 'elu', needs: [] };
      return recordOf('visit', `v${index}`, { arrival });
    });
    const columns = visitSums(
      purged(visits, 'Europe/Paris', () => true),
      siteTime('Europe/Paris'),
    );
    expect(attendanceOf(columns, {})).toMatchObject({ visits: 3, persons: 8 });
  });

  it('take their waits with them, and leave nobody in the line', () => {
    const at = Date.UTC(2026, 5, 15, 8);
    const arrival = { at, service: 'pan', appointment: true, people: 3, userType: 'elu', needs: ['hearing'] };
    const visit = recordOf('visit', 'v', { arrival, call: { at: at + 60_000, counter: 'guichet-1' } });
    const [columns] = visitColumnsByDay(
      purged([visit], 'Europe/Paris', () => true),
      siteTime('Europe/Paris'),
    );
    const sums = new VisitSums().addDay(columns as VisitColumns);
    expect(waitingOf(sums, {})).toEqual({ n: 0, byService: {}, atCounter: { n: 0 } });
    expect(columns?.line).toEqual([]);
    expect(columns?.calls).toEqual([]);
  });

  it('leave no cell that ties a need to a service or an hour', () => {
    const at = Date.UTC(2026, 5, 15, 8);
    const arrival = { at, service: 'pan', appointment: true, people: 1, userType: 'elu', needs: ['hearing'] };
    const cells = cellsOfRecord(recordOf('visit', 'v', { arrival }), {
      time: siteTime('Europe/Paris'),
      calendar: CALENDAR,
    });
    expect(cells.filter(({ of }) => 'need' in of)).toEqual([
      { of: { by: 'need', need: 'hearing' }, counts: { visits: 1 } },
    ]);
  });
});

describe('removed questionnaires', () => {
  it('leave every criterion as it was; their comments go', () => {
    fc.assert(
      fc.property(arbitraryResponses, arbitraryZone, arbitraryDue, (records, zone, isDue) => {
        const before = satisfactionOf(columnsByDay('response', records, siteTime(zone)));
        const after = satisfactionOf(columnsByDay('response', purged(records, zone, isDue), siteTime(zone)));
        expect({ ...after, comments: [] }).toEqual({ ...before, comments: [] });
      }),
    );
  });
});

describe('a tally', () => {
  it('of every kind passes the records’ door, and is filed under its day', () => {
    const at = Date.UTC(2026, 5, 15, 8);
    const session = {
      start: at,
      end: at + 1_200_000,
      procedure: 'sejour',
      help: ['tool'],
      autonomy: 'partial',
      result: 'filed',
      needs: [],
      people: 1,
    };
    const deposit = {
      type: 'complaint',
      channel: 'urn',
      depositedOn: '2026-06-15',
      enteredAt: at,
      theme: 'attente',
      text: 'Trop long',
    };
    const reply = { on: '2026-06-20', channel: 'letter' };
    for (const record of [
      recordOf('appointment', 'a', { session }),
      recordOf('feedback', 'f', { deposit, reply }),
    ]) {
      const [tally] = purged([record], 'Europe/Paris', () => true);
      expect(admit(kinds, tally).ok).toBe(true);
      expect(filingDay(tally as GuichetRecord, kinds, siteTime('Europe/Paris'))).toBe('2026-06-15');
      expect(JSON.stringify(tally)).not.toContain('Trop long');
    }
  });

  it('is stated by no poste', () => {
    for (const kind of kinds.keys()) expect(mayWrite(POSTES, kind, 'tally')).toBe(false);
  });
});
