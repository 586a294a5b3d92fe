import { addDays, addMonths, type Day } from '../kernel/site-time.ts';
import type { Period } from './period.ts';

/** A month of the calendar, `2026-11`. Sorts as text. */
export type Month = string;

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** The months that lie whole in the period, in order. */
export function wholeMonths({ from, to }: Period): readonly Month[] {
  const months: Month[] = [];
  const first = from.endsWith('-01') ? from : `${monthOf(addMonths(from, 1))}-01`;
  const end = addDays(to, 1);
  for (let start = first; addMonths(start, 1) <= end; start = addMonths(start, 1)) {
    months.push(monthOf(start));
  }
  return months;
}

export function daysOfMonth(month: Month): Period {
  const next = addMonths(`${month}-01`, 1);
  return { from: `${month}-01`, to: addDays(next, -1) };
}

/** The months that share a day with the period, in order; none where it ends before it begins. */
export function monthsTouched({ from, to }: Period): readonly Month[] {
  const months: Month[] = [];
  for (
    let month = monthOf(from);
    from <= to && month <= monthOf(to);
    month = monthOf(addMonths(`${month}-01`, 1))
  )
    months.push(month);
  return months;
}
