import { addDays, type Day, mondayOf, weekdayOf } from '../kernel/site-time.ts';
import type { AffluenceLevels } from '../setting/setting.ts';
import type { VisitColumns } from '../statistics/visit-columns.ts';
import { type OpeningSettings, openingOn } from './opening.ts';

/** How busy an hour is, by the site's own thresholds. */
export type Level = 'calm' | 'moderate' | 'busy';

/** Typical arrivals by weekday and hour. */
export interface TypicalWeek {
  /** `arrivals[weekday][hour]`, 7 × 24, weekday 0 is Monday; `null` for a weekday with too few comparable days. */
  readonly arrivals: readonly (readonly (number | null)[])[];
  /** How many comparable days stood behind each weekday. */
  readonly days: readonly number[];
}

/** Below this number of comparable days a weekday has no typical value. */
export const COMPARABLE_DAYS_MIN = 3;

const NO_LEVELS: AffluenceLevels = { moderate: 6, busy: 12, weeks: 8 };

export function levelsOf(settings: {
  readonly affluence: { readonly levels?: AffluenceLevels };
}): AffluenceLevels {
  return settings.affluence.levels ?? NO_LEVELS;
}

/** The level of an hour with that many arrivals. A threshold belongs to the level it opens. */
export function levelOf(arrivals: number, levels: AffluenceLevels): Level {
  if (arrivals >= levels.busy) return 'busy';
  return arrivals >= levels.moderate ? 'moderate' : 'calm';
}

/**
 * The days among which comparable ones are looked for: the `2 × weeks` ISO weeks before the running one, so that a month
 * of closure leaves enough, and the running one up to yesterday.
 */
export function typicalRange(today: Day, levels: AffluenceLevels): { readonly from: Day; readonly to: Day } {
  return { from: addDays(mondayOf(today), -14 * wantedDays(levels)), to: addDays(today, -1) };
}

/**
 * The typical week: for each weekday the last `weeks` comparable days, and for each hour the **median** of the visits
 * that arrived in it on those days, so that one strange week moves nothing.
 *
 * A day is comparable when the site is open on it by its hours, is no public holiday and no closure, lies before today
 * and has at least one visit: a day on which nobody at all was written down says that the register was not kept.
 * Arrivals are visits, not persons: a family waits once. Visits known to the hour only count like the others.
 * Source: Guichet's own definition of *heures d'affluence*.
 * @param visits days in any order; those that do not matter are passed over
 */
export function typicalWeek(
  visits: Iterable<VisitColumns>,
  today: Day,
  settings: OpeningSettings,
  levels: AffluenceLevels,
): TypicalWeek {
  const byWeekday = comparableDays(visits, today, settings, levels);
  return {
    days: byWeekday.map((days) => days.length),
    arrivals: byWeekday.map((days) => typicalDay(days.map(arrivalsByHour))),
  };
}

/** Visits by hour of the site's clock, 24 numbers. */
export function arrivalsByHour(visits: VisitColumns): readonly number[] {
  const hours = new Array<number>(24).fill(0);
  for (const minute of visits.minute) {
    const hour = Math.floor(minute / 60);
    hours[hour] = (hours[hour] as number) + 1;
  }
  return hours;
}

function comparableDays(
  visits: Iterable<VisitColumns>,
  today: Day,
  settings: OpeningSettings,
  levels: AffluenceLevels,
): readonly (readonly VisitColumns[])[] {
  const range = typicalRange(today, levels);
  const byWeekday: VisitColumns[][] = Array.from({ length: 7 }, () => []);
  for (const columns of visits) {
    const inRange = range.from <= columns.day && columns.day <= range.to;
    if (inRange && columns.minute.length > 0 && openingOn(columns.day, settings).open) {
      byWeekday[weekdayOf(columns.day)]?.push(columns);
    }
  }
  return byWeekday.map((days) => days.sort((a, b) => (a.day < b.day ? 1 : -1)).slice(0, wantedDays(levels)));
}

function wantedDays(levels: AffluenceLevels): number {
  return Math.max(levels.weeks, COMPARABLE_DAYS_MIN);
}

function typicalDay(days: readonly (readonly number[])[]): readonly (number | null)[] {
  return Array.from({ length: 24 }, (_, hour) =>
    days.length < COMPARABLE_DAYS_MIN ? null : medianOf(days.map((hours) => hours[hour] as number)),
  );
}

/** The middle value; the mean of the two middle ones where they are two. */
function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
