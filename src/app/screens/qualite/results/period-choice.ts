import { addDays, type Day, mondayOf } from '../../../../domain/kernel/site-time.ts';
import type { Period } from '../../../../domain/statistics/period.ts';

export const PERIOD_NAMES = ['week', 'month', 'quarter', 'year', 'free'] as const;

export type PeriodName = (typeof PERIOD_NAMES)[number];

/** The running week, month, quarter or year, whole: what is to come counts nothing yet. */
export function periodAround(today: Day, name: Exclude<PeriodName, 'free'>): Period {
  const year = today.slice(0, 4);
  if (name === 'week') return { from: mondayOf(today), to: addDays(mondayOf(today), 6) };
  if (name === 'year') return { from: `${year}-01-01`, to: `${year}-12-31` };
  const month = Number(today.slice(5, 7));
  if (name === 'month') return months(year, month, month);
  const first = month - ((month - 1) % 3);
  return months(year, first, first + 2);
}

function months(year: string, first: number, last: number): Period {
  const next = last === 12 ? `${Number(year) + 1}-01-01` : `${year}-${twoDigits(last + 1)}-01`;
  return { from: `${year}-${twoDigits(first)}-01`, to: addDays(next, -1) };
}

function twoDigits(month: number): string {
  return String(month).padStart(2, '0');
}
