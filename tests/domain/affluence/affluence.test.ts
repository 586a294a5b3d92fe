import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOf, typicalWeek } from '../../../src/domain/affluence/affluence.ts';
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
    minute: Uint16Array.from(minutes),
    persons: new Uint16Array(n).fill(1),
    waitSeconds: new Int32Array(n).fill(-1),
    serviceSeconds: new Int32Array(n).fill(-1),
    flags: new Uint8Array(n),
    line: [],
    calls: [],
  };
}

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
    expect(typical.arrivals[0]?.[10]).toBe(4);
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
    expect(typical.arrivals[0]?.[10]).toBe(5);
  });

  it('is unknown, not zero, below three comparable days', () => {
    const typical = typicalWeek([atTen('2026-06-15', 5), atTen('2026-06-08', 5)], TODAY, settings, LEVELS);
    expect(typical.arrivals[0]?.every((value) => value === null)).toBe(true);
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
    expect(typical.arrivals[0]?.[10]).toBe(7);
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
        expect(typical.arrivals).toEqual(naive(days));
      }),
    );
  });
});

function naive(days: readonly (readonly [string, readonly number[]])[]): (number | null)[][] {
  const calendar = { region: 'metropole' as const, closures: Object.values(settings.closures) };
  const comparable = days
    .filter(
      ([of, minutes]) =>
        isWorkingDay(of, calendar) && minutes.length > 0 && of >= addDays('2026-06-15', -112),
    )
    .sort(([a], [b]) => (a < b ? 1 : -1));
  return Array.from({ length: 7 }, (_, weekday) => {
    const latest = comparable.filter(([of]) => weekdayOf(of) === weekday).slice(0, 8);
    return Array.from({ length: 24 }, (_hour, hour) => {
      if (latest.length < 3) return null;
      const counts = latest.map(
        ([, minutes]) => minutes.filter((minute) => Math.floor(minute / 60) === hour).length,
      );
      counts.sort((a, b) => a - b);
      const half = counts.length / 2;
      return ((counts[Math.ceil(half) - 1] as number) + (counts[Math.floor(half)] as number)) / 2;
    });
  });
}

describe('the level of an hour', () => {
  it.each([
    [0, 'calm'],
    [5, 'calm'],
    [6, 'moderate'],
    [11.5, 'moderate'],
    [12, 'busy'],
    [500, 'busy'],
  ])('of %d arrivals is %s', (arrivals, level) => {
    expect(levelOf(arrivals, LEVELS)).toBe(level);
  });
});
