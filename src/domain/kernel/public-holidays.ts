import type { HolidayRegion } from './holiday-regions.ts';
import { addDays, type Day } from './site-time.ts';

export interface PublicHoliday {
  readonly day: Day;
  readonly name: string;
}

const FIXED: readonly (readonly [string, string])[] = [
  ['01-01', 'Jour de l’an'],
  ['05-01', 'Fête du Travail'],
  ['05-08', 'Victoire 1945'],
  ['07-14', 'Fête nationale'],
  ['08-15', 'Assomption'],
  ['11-01', 'Toussaint'],
  ['11-11', 'Armistice 1918'],
  ['12-25', 'Noël'],
];

/** Days after Easter Sunday. */
const MOVING: readonly (readonly [number, string])[] = [
  [1, 'Lundi de Pâques'],
  [39, 'Ascension'],
  [50, 'Lundi de Pentecôte'],
];

const ABOLITION = 'Abolition de l’esclavage';

const LOCAL: Readonly<Record<HolidayRegion, readonly (readonly [string, string])[]>> = {
  metropole: [],
  'alsace-moselle': [['12-26', 'Saint-Étienne']],
  'alsace-moselle-temple': [['12-26', 'Saint-Étienne']],
  guadeloupe: [['05-27', ABOLITION]],
  guyane: [['06-10', ABOLITION]],
  martinique: [['05-22', ABOLITION]],
  mayotte: [['04-27', ABOLITION]],
  reunion: [['12-20', ABOLITION]],
  'saint-barthelemy': [['10-09', ABOLITION]],
  'saint-martin-27-mai': [['05-27', ABOLITION]],
  'saint-martin-28-mai': [['05-28', ABOLITION]],
};

/** The public holidays of a civil year, in order. Two may fall on one day (8 May and Ascension): both are listed. */
export function publicHolidays(year: number, region: HolidayRegion): readonly PublicHoliday[] {
  const easter = easterSunday(year);
  const holidays = [...FIXED, ...LOCAL[region]].map(([monthDay, name]) => ({
    day: `${year}-${monthDay}`,
    name,
  }));
  for (const [offset, name] of MOVING) holidays.push({ day: addDays(easter, offset), name });
  if (region === 'alsace-moselle-temple') holidays.push({ day: addDays(easter, -2), name: 'Vendredi saint' });
  return holidays.sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Easter Sunday in the Gregorian calendar, by the anonymous computus (Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * a + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const shift = Math.floor((a + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * shift + 114;
  const month = String(Math.floor(sum / 31)).padStart(2, '0');
  return `${year}-${month}-${String((sum % 31) + 1).padStart(2, '0')}`;
}
