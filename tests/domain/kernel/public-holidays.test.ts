import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import type { HolidayRegion } from '../../../src/domain/kernel/holiday-regions.ts';
import { easterSunday, publicHolidays } from '../../../src/domain/kernel/public-holidays.ts';

const YEARS = Array.from({ length: 81 }, (_, index) => 2000 + index);

/**
 * The region's code in the library that serves as oracle. In the Antilles it adds Good Friday, a local custom that the
 * product's list does not hold: a site that keeps it enters a closing day.
 */
const ORACLE: readonly (readonly [HolidayRegion, string])[] = [
  ['metropole', 'FR'],
  ['guadeloupe', 'GP'],
  ['guyane', 'GF'],
  ['martinique', 'MQ'],
  ['mayotte', 'YT'],
  ['reunion', 'RE'],
];

describe('public holidays', () => {
  it.each(ORACLE)('of %s are those of an independent library, from 2000 to 2080', (region, country) => {
    const oracle = new Holidays(country);
    for (const year of YEARS) {
      const expected = oracle
        .getHolidays(year)
        .filter((holiday) => holiday.type === 'public' && holiday.rule !== 'easter -2')
        .map((holiday) => holiday.date.slice(0, 10));
      expect([...new Set(publicHolidays(year, region).map(({ day }) => day))]).toEqual(
        [...new Set(expected)].sort(),
      );
    }
  });

  it('number eleven in metropolitan France every year', () => {
    for (const year of YEARS) expect(publicHolidays(year, 'metropole')).toHaveLength(11);
  });

  it('add Saint-Étienne in Alsace-Moselle, and Good Friday only where there is a temple', () => {
    const added = (region: HolidayRegion) => {
      const national = new Set(publicHolidays(2026, 'metropole').map(({ day }) => day));
      return publicHolidays(2026, region)
        .map(({ day }) => day)
        .filter((day) => !national.has(day));
    };
    expect(added('alsace-moselle')).toEqual(['2026-12-26']);
    expect(added('alsace-moselle-temple')).toEqual(['2026-04-03', '2026-12-26']);
    expect(added('saint-barthelemy')).toEqual(['2026-10-09']);
    expect(added('saint-martin-27-mai')).toEqual(['2026-05-27']);
    expect(added('saint-martin-28-mai')).toEqual(['2026-05-28']);
  });

  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2022, '2022-04-17'],
    [2038, '2038-04-25'],
  ])('put Easter %i on %s', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  it('list both when Ascension falls on 8 May', () => {
    expect(publicHolidays(2059, 'metropole').filter(({ day }) => day === '2059-05-08')).toHaveLength(2);
  });
});
