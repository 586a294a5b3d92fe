import type { Day } from '../kernel/site-time.ts';
import { isBridgeDay } from '../kernel/working-days.ts';
import type { Settings } from '../setting/setting.ts';
import { workCalendar } from '../setting/work-calendar.ts';
import { type OpeningSettings, openingOn } from './opening.ts';

/** Days that are like one another: those of the school holidays of the site's place, and the others. */
export type Season = 'ordinary' | 'school-holidays';

/** What seasons are read from. */
export type SeasonSettings = OpeningSettings & Pick<Settings, 'schoolHolidays'>;

/**
 * The season of a day, or why it is like no other: `closed`, or `bridge` (open between a public holiday and a weekend, when
 * half the town is away).
 */
export function seasonOf(day: Day, settings: SeasonSettings): Season | 'bridge' | 'closed' {
  if (!openingOn(day, settings).open) return 'closed';
  if (isBridgeDay(day, workCalendar(settings))) return 'bridge';
  return isSchoolHoliday(day, settings) ? 'school-holidays' : 'ordinary';
}

/** By the periods the office typed in, both ends included. */
export function isSchoolHoliday(day: Day, { schoolHolidays }: Pick<Settings, 'schoolHolidays'>): boolean {
  return Object.values(schoolHolidays).some(({ from, to }) => from <= day && day <= to);
}
