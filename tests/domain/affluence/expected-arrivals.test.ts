import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedArrivals } from '../../../src/domain/affluence/expected-arrivals.ts';
import type { TypicalWeek } from '../../../src/domain/affluence/typical-week.ts';
import { startingSettings } from '../../../src/domain/setting/starting-settings.ts';

const settings = {
  ...startingSettings({ name: 'Gers', department: '32', holidayRegion: 'metropole' as const }, false),
  schoolHolidays: { g: { from: '2026-12-19', to: '2027-01-03', label: 'Noël' } },
};
/** A Monday. */
const TODAY = '2026-11-23';
const NOTHING = { minute: 0, byHour: new Array<number>(24).fill(0) };

/** Eight an hour at each open hour, every weekday. */
function week(dayVariation: number, anHour = 8): TypicalWeek {
  const quarters = Array.from({ length: 96 }, (_, quarter) =>
    quarter >= 32 && quarter < 68 ? anHour / 4 : 0,
  );
  const weekdays = Array.from({ length: 7 }, (_, weekday) => (weekday < 5 ? quarters : null));
  return {
    season: 'ordinary',
    arrivals: weekdays,
    present: weekdays,
    days: new Array(7).fill(8),
    dayVariation,
  };
}

describe('expected arrivals', () => {
  it('are those of the open hours to come: today from the next hour on, then the open days', () => {
    const days = expectedArrivals(week(0), TODAY, { ...NOTHING, minute: 605 }, settings);
    expect(days.map(({ day }) => day)).toEqual([
      TODAY,
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ]);
    expect(days[0]?.hours.map(({ hour }) => hour)).toEqual([11, 13, 14, 15, 16]);
    expect(days[1]?.hours.map(({ hour }) => hour)).toEqual([8, 9, 10, 11, 13, 14, 15, 16]);
    expect(days[1]?.hours[0]?.middle).toBe(8);
  });

  it('say nothing of a closed day, a bridge, another season, or a weekday of which too little is known', () => {
    const around = expectedArrivals(week(0), '2026-12-17', NOTHING, settings).map(({ day }) => day);
    expect(around).toEqual(['2026-12-17', '2026-12-18']);
    const ascension = expectedArrivals(week(0), '2026-05-13', NOTHING, settings).map(({ day }) => day);
    expect(ascension).toEqual(['2026-05-13', '2026-05-18', '2026-05-19']);
    const unknown = { ...week(0), arrivals: new Array<null>(7).fill(null) };
    expect(expectedArrivals(unknown, TODAY, NOTHING, settings)).toEqual([]);
  });

  it('follow a day that is busier or calmer than usual, as far as days do differ', () => {
    const byHour = (count: number) => NOTHING.byHour.map((_, hour) => (hour === 8 || hour === 9 ? count : 0));
    const at = (variation: number, count: number) =>
      expectedArrivals(week(variation), TODAY, { minute: 600, byHour: byHour(count) }, settings)[0]?.hours[0]
        ?.middle as number;
    expect(at(0.05, 16)).toBeGreaterThan(8);
    expect(at(0.05, 2)).toBeLessThan(8);
    expect(at(0.3, 16)).toBeGreaterThan(at(0.05, 16));
    expect(at(0, 16)).toBe(8);
  });

  it('lie inside their interval, which is never below nobody and grows with what is not known', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.integer({ min: 0, max: 1439 }),
        fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 24, maxLength: 24 }),
        (variation, anHour, minute, byHour) => {
          for (const { hours } of expectedArrivals(
            week(variation, anHour),
            TODAY,
            { minute, byHour },
            settings,
          )) {
            for (const { low, middle, high } of hours) {
              expect(low).toBeGreaterThanOrEqual(0);
              expect(low).toBeLessThanOrEqual(middle);
              expect(high).toBeGreaterThanOrEqual(middle);
              expect(Number.isFinite(high)).toBe(true);
            }
          }
          const width = (v: number) => {
            const hour = expectedArrivals(week(v, 20), TODAY, NOTHING, settings)[1]?.hours[0];
            return (hour?.high ?? 0) - (hour?.low ?? 0);
          };
          expect(width(variation + 0.1)).toBeGreaterThan(width(variation));
        },
      ),
    );
  });
});
