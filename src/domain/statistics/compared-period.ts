import { addDays, addMonths, dayNumber } from '../kernel/site-time.ts';
import type { Period } from './period.ts';

/** What a period is compared with. */
export const COMPARISONS = ['before', 'last-year'] as const;

export type Comparison = (typeof COMPARISONS)[number];

/**
 * The period to compare with. `before`: as many whole months just before, where the period is whole months; else as many
 * days. `last-year`: the same dates a year before; 29 February becomes the 28th.
 */
export function comparedPeriod(period: Period, comparison: Comparison): Period {
  if (comparison === 'last-year') {
    return {
      from: addMonths(period.from, -12),
      to: isMonthEnd(period.to) ? endOfMonthBefore(period.to, 12) : addMonths(period.to, -12),
    };
  }
  if (period.from.endsWith('-01') && isMonthEnd(period.to)) {
    const months = monthNumber(period.to) - monthNumber(period.from) + 1;
    return { from: addMonths(period.from, -months), to: addDays(period.from, -1) };
  }
  const days = dayNumber(period.to) - dayNumber(period.from) + 1;
  return { from: addDays(period.from, -days), to: addDays(period.from, -1) };
}

/** By how much a count has changed, as a share of the former: +0.1 is a tenth more; `undefined` where the former is 0. */
export function changeOf(count: number, former: number): number | undefined {
  return former === 0 ? undefined : (count - former) / former;
}

function isMonthEnd(day: string): boolean {
  return addDays(day, 1).endsWith('-01');
}

function endOfMonthBefore(day: string, months: number): string {
  return addDays(addMonths(addDays(day, 1), -months), -1);
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
