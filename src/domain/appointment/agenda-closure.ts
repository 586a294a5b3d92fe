import * as v from 'valibot';
import { dayShape, lineShape, minuteSpanShape } from '../kernel/shapes.ts';

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
