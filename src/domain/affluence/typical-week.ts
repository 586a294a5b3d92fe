import { addDays, type Day, mondayOf, weekdayOf } from '../kernel/site-time.ts';
import type { AffluenceLevels } from '../setting/setting.ts';
import type { VisitColumns } from '../statistics/visit-columns.ts';
import { arrivalsByQuarter, presenceByQuarter, QUARTERS } from './quarter-hours.ts';
import { isSchoolHoliday, type Season, type SeasonSettings, seasonOf } from './season.ts';

/** What an ordinary week of the site looks like, by quarter hour of its wall clock. */
export interface TypicalWeek {
  /** Whether it is that of the school holidays. */
  readonly season: Season;
  /** `arrivals[weekday]`: typical visits arriving in each quarter hour (96 numbers), weekday 0 is Monday; `null` for too few comparable days. */
  readonly arrivals: readonly (readonly number[] | null)[];
  /** Likewise, visits present at the end of each quarter hour; `null` too where departures are not noted. */
  readonly present: readonly (readonly number[] | null)[];
  /** How many comparable days stood behind each weekday, strange ones included. */
  readonly days: readonly number[];
  /** How much whole days differ beyond the chance of single arrivals: squared coefficient of variation. */
  readonly dayVariation: number;
}

/** Below this number of comparable days a weekday has no typical value. */
export const COMPARABLE_DAYS_MIN = 3;

/** School holidays are compared with those of the year before, too. */
const YEAR_OF_WEEKS = 54;

/**
 * The days among which comparable ones are looked for: the `2 × weeks` ISO weeks before the running one, so that a month
 * of closure leaves enough, and the running one up to yesterday. In school holidays, a year and two weeks.
 */
export function typicalRange(
  today: Day,
  levels: AffluenceLevels,
  settings: Pick<SeasonSettings, 'schoolHolidays'>,
): { readonly from: Day; readonly to: Day } {
  const usual = 2 * wantedDays(levels);
  const weeks = isSchoolHoliday(today, settings) ? Math.max(usual, YEAR_OF_WEEKS) : usual;
  return { from: addDays(mondayOf(today), -7 * weeks), to: addDays(today, -1) };
}

/**
 * The typical week of the season of `today`: for each weekday, the last `weeks` comparable days; of these, **days whose
 * number of visits is far from the median are left out**, and the others are averaged, quarter hour by quarter hour. One
 * strange week so moves nothing, and small numbers are not cut to whole ones as a median would. Of the estimators tried
 * (`npm run bench -- --only AFFLUENCE`) it has the smallest error in all but the smallest hall.
 *
 * A day is comparable when it is of that season (closures, public holidays and bridge days are of none), lies before today
 * and has at least one visit: a day on which nobody at all was written down says that the register was not kept.
 * Arrivals are visits, not persons: a family waits once.
 * In school holidays of which too little is known the ordinary weeks are given, and `season` says so.
 * Source: Guichet's own definition of *heures d'affluence*.
 * @param visits days in any order; those that do not matter are passed over
 */
export function typicalWeek(
  visits: Iterable<VisitColumns>,
  today: Day,
  settings: SeasonSettings,
  levels: AffluenceLevels,
): TypicalWeek {
  const days = [...visits];
  const range = typicalRange(today, levels, settings);
  const ofSeason = (season: Season) => weekOfSeason(days, season, range, settings, wantedDays(levels));
  const ordinary = () => ofSeason('ordinary');
  if (!isSchoolHoliday(today, settings)) return ordinary();
  const holidays = ofSeason('school-holidays');
  return holidays.arrivals.every((weekday) => weekday === null) ? ordinary() : holidays;
}

function weekOfSeason(
  visits: readonly VisitColumns[],
  season: Season,
  range: { readonly from: Day; readonly to: Day },
  settings: SeasonSettings,
  wanted: number,
): TypicalWeek {
  const byWeekday: VisitColumns[][] = Array.from({ length: 7 }, () => []);
  for (const columns of visits) {
    const inRange = range.from <= columns.day && columns.day <= range.to;
    if (inRange && columns.minute.length > 0 && seasonOf(columns.day, settings) === season)
      byWeekday[weekdayOf(columns.day)]?.push(columns);
  }
  const comparable = byWeekday.map((days) => days.sort((a, b) => (a.day < b.day ? 1 : -1)).slice(0, wanted));
  const usual = comparable.map((days) => (days.length < COMPARABLE_DAYS_MIN ? [] : withoutStrange(days)));
  return {
    season,
    days: comparable.map((days) => days.length),
    arrivals: usual.map((days) => meanOf(days.map(arrivalsByQuarter))),
    present: usual.map((days) =>
      meanOf(days.flatMap((day) => [presenceByQuarter(day) ?? []]).filter(isKnown)),
    ),
    dayVariation: dayVariation(usual),
  };
}

function isKnown(quarters: readonly number[]): boolean {
  return quarters.length > 0;
}

function wantedDays(levels: AffluenceLevels): number {
  return Math.max(levels.weeks, COMPARABLE_DAYS_MIN);
}

/** A day is strange from here: half as many or half as much again, and more than chance does to small numbers. */
function withoutStrange(days: readonly VisitColumns[]): readonly VisitColumns[] {
  const totals = days.map(({ minute }) => minute.length).sort((a, b) => a - b);
  const median = totals[totals.length >> 1] ?? 0;
  const allowed = Math.max(median / 2, 3 * Math.sqrt(median));
  return days.filter(({ minute }) => Math.abs(minute.length - median) <= allowed);
}

/** @param days 96 numbers each */
function meanOf(days: readonly (readonly number[])[]): readonly number[] | null {
  // One strange day of three leaves two: they still say more than nothing.
  if (days.length < 2) return null;
  return Array.from(
    { length: QUARTERS },
    (_, quarter) => days.reduce((sum, day) => sum + (day[quarter] as number), 0) / days.length,
  );
}

/** Pooled over the weekdays, each against its own mean: (variance − mean) / mean², and never less than 0. */
function dayVariation(byWeekday: readonly (readonly VisitColumns[])[]): number {
  let squares = 0;
  let freedom = 0;
  for (const days of byWeekday) {
    if (days.length < 2) continue;
    const totals = days.map(({ minute }) => minute.length);
    const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
    for (const total of totals) squares += ((total - mean) ** 2 - mean) / mean ** 2;
    // The mean itself is drawn from these totals: one of them is given away.
    squares += 1 / mean;
    freedom += totals.length - 1;
  }
  return freedom === 0 ? 0 : Math.max(0, squares / freedom);
}
