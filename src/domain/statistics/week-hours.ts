import { weekdayOf } from '../kernel/site-time.ts';
import { chosenServices } from './chosen-services.ts';
import { isWithin, type Period } from './period.ts';
import type { WeekHourCounts } from './question.ts';
import type { VisitColumns } from './visit-columns.ts';

/**
 * Visits and persons of the period by weekday and hour of arrival, on the site's own clock: on the autumn night that
 * lasts 25 hours the doubled hour is one cell, in spring the missing hour is an empty one. Visits known to the hour only
 * count in theirs.
 * `openDays[weekday]` = days of the period with at least one visit of any service, the divisor of a mean: a day on which
 * nobody at all was written down says that the register was not kept.
 * @param visits days in any order, one entry a day
 * @param services keys to keep; all when absent
 */
export function weekHoursOf(
  visits: Iterable<VisitColumns>,
  period: Period,
  services?: readonly string[],
): WeekHourCounts {
  const counts = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  const persons = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  const openDays = new Array<number>(7).fill(0);
  for (const columns of visits) {
    if (!isWithin(columns.day, period) || columns.minute.length === 0) continue;
    const weekday = weekdayOf(columns.day);
    openDays[weekday] = (openDays[weekday] as number) + 1;
    addDay(
      columns,
      chosenServices(columns, services),
      counts[weekday] as number[],
      persons[weekday] as number[],
    );
  }
  return { visits: counts, persons, openDays };
}

function addDay(
  columns: VisitColumns,
  chosen: readonly boolean[],
  counts: number[],
  persons: number[],
): void {
  const { service, minute } = columns;
  for (let i = 0; i < minute.length; i += 1) {
    if (chosen[service[i] as number] !== true) continue;
    const hour = Math.floor((minute[i] as number) / 60);
    counts[hour] = (counts[hour] as number) + 1;
    persons[hour] = (persons[hour] as number) + (columns.persons[i] as number);
  }
}
