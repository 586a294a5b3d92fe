import * as v from 'valibot';
import { isDay } from './site-time.ts';

/** Shapes that several kinds share. */

/** Milliseconds since 1970, up to the year 2200. */
export const instantShape = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7_258_118_400_000));

/** A key of a site setting (`accueil-general`, `guichet-2`). */
export const keyShape = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/));

export const dayShape = v.pipe(v.string(), v.check(isDay, 'day'));

/** A minute of the site's clock; 1440 is the end of the day. */
const minuteShape = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440));

/** From one minute of the day to a later one. */
export const minuteSpanShape = v.pipe(
  v.object({ from: minuteShape, to: minuteShape }),
  v.check((span) => span.from < span.to, 'end-before-start'),
);

/** People who come together: one person to a coach. */
export const peopleShape = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500));

/** One line typed by a person. */
export const lineShape = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

/** A text typed by a person: a complaint, a comment. */
export const textShape = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4000));

/** A BCP 47 language tag. */
export const languageShape = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/));

/** The fact by which any record is taken out of the count. Never a deletion: who reads it sees that it was there. */
export const voidShape = v.object({
  at: instantShape,
  reason: v.picklist(['mistake', 'duplicate', 'test', 'other']),
});

export type Void = v.InferOutput<typeof voidShape>;
