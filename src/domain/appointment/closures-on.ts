import { type Day, weekdayOf } from '../kernel/site-time.ts';
import type { AgendaClosure } from './agenda-closure.ts';

/** The closures that fall on a day, in the order of the clock. */
export function closuresOn(
  day: Day,
  closures: Readonly<Record<string, AgendaClosure>>,
): readonly AgendaClosure[] {
  return Object.values(closures)
    .filter((closure) => fallsOn(closure, day))
    .sort((a, b) => (a.hours?.from ?? 0) - (b.hours?.from ?? 0));
}

function fallsOn({ from, to, repeats }: AgendaClosure, day: Day): boolean {
  if (day < from || (to !== undefined && to < day)) return false;
  if (repeats === undefined) return to !== undefined || day === from;
  if (weekdayOf(day) !== weekdayOf(from)) return false;
  return repeats === 'weekly' || rankInMonth(day) === rankInMonth(from);
}

/** 0 for the first Tuesday of the month, 4 for the fifth, which most months do not have. */
function rankInMonth(day: Day): number {
  return Math.floor((Number(day.slice(8, 10)) - 1) / 7);
}
