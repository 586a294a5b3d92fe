import * as v from 'valibot';
import { dayShape, lineShape, minuteSpanShape } from '../kernel/shapes.ts';
import { type Day, weekdayOf } from '../kernel/site-time.ts';

/** How a closure of the agenda comes back: on the same weekday, or on the same weekday of the same rank in the month. */
export const CLOSURE_RHYTHMS = ['weekly', 'monthly'] as const;

/**
 * A time at which the PAN receives fewer people than it could, or nobody: a meeting each Monday morning, a training day, a
 * mediator on leave. It touches neither the working days nor the hours of the hall, which the site's own closures do.
 */
export const agendaClosureShape = v.pipe(
  v.object({
    label: lineShape,
    from: dayShape,
    /** The last day it may fall on. Absent: `from` alone, or for ever where it comes back. */
    to: v.exactOptional(dayShape),
    /** Absent: every day from `from` to `to`. */
    repeats: v.exactOptional(v.picklist(CLOSURE_RHYTHMS)),
    /** Absent: the whole day. */
    hours: v.exactOptional(minuteSpanShape),
    /** How many mediators are away. Absent: all of them. */
    away: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20))),
  }),
  v.check(({ from, to }) => to === undefined || from <= to, 'end-before-start'),
);

export type AgendaClosure = v.InferOutput<typeof agendaClosureShape>;

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
