import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursOfQuarters } from '../../../src/domain/affluence/quarter-hours.ts';
import { typicalRange, typicalWeek } from '../../../src/domain/affluence/typical-week.ts';
import { addDays, weekdayOf } from '../../../src/domain/kernel/site-time.ts';
import { isWorkingDay } from '../../../src/domain/kernel/working-days.ts';
import { startingSettings } from '../../../src/domain/setting/starting-settings.ts';
import type { VisitColumns } from '../../../src/domain/statistics/visit-columns.ts';

const LEVELS = { moderate: 6, busy: 12, weeks: 8 };
const settings = {
  ...startingSettings({ name: 'Gers', department: '32', holidayRegion: 'metropole' as const }, false),
  closures: { pont: { from: '2026-05-15', to: '2026-05-15', label: 'Pont' } },
};

/** A Wednesday, after a May full of holidays: 1, 8, 14 (Ascension), 15 (closure), 25 (Pentecost). */
const TODAY = '2026-06-17';

function day(of: string, minutes: readonly number[]): VisitColumns {
  const n = minutes.length;
  return {
    day: of,
    services: ['accueil-general'],
    service: new Uint16Array(n),
    reasons: [''],
    reason: new Uint16Array(n),
    userType: new Uint8Array(n),
    minute: Uint16Array.from(minutes),
    persons: new Uint16Array(n).fill(1),
    waitSeconds: new Int32Array(n).fill(-1),
    serviceSeconds: new Int32Array(n).fill(-1),
    flags: new Uint8Array(n),
    line: [],
    inHall: { visits: 0, persons: 0 },
    calls: [],
  };
}

const atTenOf = (typical: ReturnType<typeof typicalWeek>, weekday = 0) => {
  const quarters = typical.arrivals[weekday];
  return quarters == null ? undefined : hoursOfQuarters(quarters)[10];
};

/** `count` arrivals at ten. */
const atTen = (of: string, count: number) => day(of, new Array(count).fill(600));

describe('the typical week', () => {
  it('is not moved by one strange week', () => {
    const mondays = ['2026-06-15', '2026-06-08', '2026-06-01', '2026-05-18', '2026-05-11'];
    const typical = typicalWeek(
      mondays.map((of, index) => atTen(of, index === 2 ? 500 : 4)),
      TODAY,
      settings,
      LEVELS,
    );
    expect(atTenOf(typical)).toBe(4);
    expect(typical.days).toEqual([5, 0, 0, 0, 0, 0, 0]);
  });

  it('leaves out public holidays, closures, days without opening, and today', () => {
    const days = ['2026-05-25', '2026-05-14', '2026-05-15', '2026-06-14', TODAY].map((of) => atTen(of, 9));
    expect(typicalWeek(days, TODAY, settings, LEVELS).days).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('leaves out days on which nobody was written down', () => {
    const mondays = ['2026-06-15', '2026-06-08', '2026-06-01'].map((of) => atTen(of, 5));
    const typical = typicalWeek([...mondays, atTen('2026-05-18', 0)], TODAY, settings, LEVELS);
    expect(typical.days[0]).toBe(3);
    expect(atTenOf(typical)).toBe(5);
  });

  it('is unknown, not zero, below three comparable days', () => {
    const typical = typicalWeek([atTen('2026-06-15', 5), atTen('2026-06-08', 5)], TODAY, settings, LEVELS);
    expect(typical.arrivals[0]).toBeNull();
  });

  it('takes the last comparable days, looking past a month of closure', () => {
    const closed = {
      ...settings,
      closures: { travaux: { from: '2026-05-04', to: '2026-06-14', label: 'Travaux' } },
    };
    const mondays = Array.from({ length: 16 }, (_, week) => addDays('2026-06-15', -7 * week));
    const typical = typicalWeek(
      mondays.map((of) => atTen(of, of >= '2026-05-04' && of < '2026-06-15' ? 1 : 7)),
      TODAY,
      closed,
      LEVELS,
    );
    expect(typical.days[0]).toBe(8);
    expect(atTenOf(typical)).toBe(7);
  });

  it('equals a naive count on any days', () => {
    const arbitraryDay = fc.tuple(
      fc.integer({ min: 1, max: 110 }).map((ago) => addDays(TODAY, -ago)),
      fc.array(fc.integer({ min: 480, max: 1019 }), { maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(arbitraryDay, { selector: ([of]) => of, maxLength: 80 }), (days) => {
        const typical = typicalWeek(
          days.map(([of, minutes]) => day(of, minutes)),
          TODAY,
          settings,
          LEVELS,
        );
        const expected = naive(days);
        const found = typical.arrivals.map((quarters) => quarters && hoursOfQuarters(quarters));
        const rounded = (week: typeof expected) =>
          week.map((hours) => hours?.map((value) => Math.round(value * 1e6) / 1e6) ?? null);
        expect(rounded(found as typeof expected)).toEqual(rounded(expected));
      }),
    );
  });
});

/** The definition said once more, day by day and hour by hour. */
function naive(days: readonly (readonly [string, readonly number[]])[]): (number[] | null)[] {
  const calendar = { region: 'metropole' as const, closures: Object.values(settings.closures) };
  const comparable = days
    .filter(
      ([of, minutes]) =>
        isWorkingDay(of, calendar) && minutes.length > 0 && of >= addDays('2026-06-15', -112),
    )
    .sort(([a], [b]) => (a < b ? 1 : -1));
  return Array.from({ length: 7 }, (_, weekday) => {
    const latest = comparable.filter(([of]) => weekdayOf(of) === weekday).slice(0, 8);
    const totals = latest.map(([, minutes]) => minutes.length).sort((a, b) => a - b);
    const median = totals[Math.floor(totals.length / 2)] ?? 0;
    const kept = latest.filter(
      ([, minutes]) => Math.abs(minutes.length - median) <= Math.max(median / 2, 3 * Math.sqrt(median)),
    );
    if (latest.length < 3 || kept.length < 2) return null;
    return Array.from({ length: 24 }, (_hour, hour) => {
      const counts = kept.map(
        ([, minutes]) => minutes.filter((minute) => Math.floor(minute / 60) === hour).length,
      );
      return counts.reduce((sum, count) => sum + count, 0) / kept.length;
    });
  });
}

describe('school holidays and bridge days', () => {
  const holidays = {
    g: { from: '2026-06-15', to: '2026-06-28', label: 'Vacances' },
    h: { from: '2026-04-13', to: '2026-05-02', label: 'Vacances' },
  };
  const inHolidays = { ...settings, schoolHolidays: holidays };

  it('are left out of the ordinary week', () => {
    const days = ['2026-06-08', '2026-06-01', '2026-05-18', '2026-04-20', '2026-04-13'].map((of, index) =>
      atTen(of, index < 3 ? 8 : 4),
    );
    const typical = typicalWeek(days, '2026-06-10', inHolidays, LEVELS);
    expect([typical.season, typical.days[0], atTenOf(typical)]).toEqual(['ordinary', 3, 8]);
  });

  it('have a week of their own, looked for over a year', () => {
    const past = { ...holidays, ete: { from: '2025-07-07', to: '2025-08-31', label: 'Été' } };
    const days = ['2026-06-08', '2026-06-01', '2026-04-20', '2026-04-13', '2025-08-04', '2025-07-21'].map(
      (of, index) => atTen(of, index < 2 ? 9 : 4),
    );
    const typical = typicalWeek(days, TODAY, { ...settings, schoolHolidays: past }, LEVELS);
    expect([typical.season, typical.days[0], atTenOf(typical)]).toEqual(['school-holidays', 4, 4]);
    expect(typicalRange(TODAY, LEVELS, { schoolHolidays: past }).from).toBe('2025-06-02');
  });

  it('of which too little is known give way to the ordinary week, which says so', () => {
    const days = ['2026-06-08', '2026-06-01', '2026-05-18'].map((of) => atTen(of, 8));
    const typical = typicalWeek(days, TODAY, inHolidays, LEVELS);
    expect([typical.season, atTenOf(typical)]).toEqual(['ordinary', 8]);
  });

  it('leave out the Friday after Ascension even where the site opens', () => {
    const open = { ...settings, closures: {} };
    const fridays = ['2026-05-15', '2026-05-22', '2026-05-29', '2026-06-05'].map((of) => atTen(of, 5));
    expect(typicalWeek(fridays, TODAY, open, LEVELS).days[4]).toBe(3);
  });
});

describe('presence', () => {
  it('counts those who have come and not left, at the end of each quarter hour', () => {
    const staying = (of: string) => ({
      ...day(of, [600, 610]),
      waitSeconds: Int32Array.from([600, 1200]),
      serviceSeconds: Int32Array.from([600, 600]),
    });
    const typical = typicalWeek(
      ['2026-06-15', '2026-06-08', '2026-06-01'].map(staying),
      TODAY,
      settings,
      LEVELS,
    );
    // The first is there from 10:00 to 10:20, the second from 10:10 to 10:40.
    expect(typical.present[0]?.slice(39, 44)).toEqual([0, 2, 1, 0, 0]);
  });

  it('is not known of a register without departures', () => {
    const typical = typicalWeek(
      ['2026-06-15', '2026-06-08', '2026-06-01'].map((of) => atTen(of, 5)),
      TODAY,
      settings,
      LEVELS,
    );
    expect(typical.present[0]).toBeNull();
  });

  it('shares an arrival known to the hour only between its four quarters', () => {
    const hourOnly = (of: string) => ({ ...atTen(of, 4), flags: new Uint8Array(4).fill(4) });
    const typical = typicalWeek(
      ['2026-06-15', '2026-06-08', '2026-06-01'].map(hourOnly),
      TODAY,
      settings,
      LEVELS,
    );
    expect(typical.arrivals[0]?.slice(39, 45)).toEqual([0, 1, 1, 1, 1, 0]);
  });
});
