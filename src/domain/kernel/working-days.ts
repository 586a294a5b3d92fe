import type { HolidayRegion } from './holiday-regions.ts';
import { type PublicHoliday, publicHolidays } from './public-holidays.ts';
import { addDays, type Day, weekdayOf } from './site-time.ts';

/** Days on which this site is closed besides weekends and public holidays (a bridge day, a strike). Both ends included. */
export interface Closure {
  readonly from: Day;
  readonly to: Day;
}

export interface WorkCalendar {
  readonly region: HolidayRegion;
  readonly closures: readonly Closure[];
}

/** The public holiday of that day, if any. */
export function holidayOn(day: Day, region: HolidayRegion): PublicHoliday | undefined {
  return publicHolidays(Number(day.slice(0, 4)), region).find((holiday) => holiday.day === day);
}

/** A *jour ouvré*: Monday to Friday, neither a public holiday of the place nor a closing day of the site. */
export function isWorkingDay(day: Day, calendar: WorkCalendar): boolean {
  if (weekdayOf(day) > 4) return false;
  if (calendar.closures.some((closure) => closure.from <= day && day <= closure.to)) return false;
  return holidayOn(day, calendar.region) === undefined;
}

/**
 * A bridge day: Monday to Friday, no public holiday itself, and days off on both sides, one of them a public holiday (the
 * Friday after Ascension, the Monday before a 14 July). Whether the site opens on it is not asked.
 */
export function isBridgeDay(day: Day, { region }: Pick<WorkCalendar, 'region'>): boolean {
  const isOff = (other: Day) => weekdayOf(other) > 4 || holidayOn(other, region) !== undefined;
  return !isOff(day) && isOff(addDays(day, -1)) && isOff(addDays(day, 1));
}

/**
 * The last day of a delay of `count` working days. The day of receipt is day 0.
 * @param count 0 or more; 0 is the day itself
 */
export function addWorkingDays(day: Day, count: number, calendar: WorkCalendar): Day {
  let current = day;
  for (let left = count; left > 0; ) {
    current = addDays(current, 1);
    if (isWorkingDay(current, calendar)) left -= 1;
  }
  return current;
}

/** Working days passed from `from` (day 0) to `to`; 0 when `to` is not after `from`. */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkCalendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}
