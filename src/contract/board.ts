import * as v from 'valibot';
import { keyShape } from '../domain/kernel/shapes.ts';
import type { Board } from '../domain/statistics/board.ts';

const countShape = v.pipe(v.number(), v.minValue(0));
const hoursOfWeekShape = v.array(v.array(v.nullable(countShape)));

/** An endpoint of protocol 1 tells none of these. */
const SINCE_2 = {
  waits: v.optional(v.record(v.string(), countShape), {}),
  inHall: v.optional(v.object({ visits: countShape, persons: countShape }), { visits: 0, persons: 0 }),
  season: v.optional(v.picklist(['ordinary', 'school-holidays']), 'ordinary'),
  typicalPresent: v.optional(hoursOfWeekShape, []),
  expected: v.optional(
    v.array(
      v.object({
        day: v.string(),
        hours: v.array(v.object({ hour: countShape, low: countShape, middle: countShape, high: countShape })),
      }),
    ),
    [],
  ),
  calls: v.optional(
    v.array(
      v.object({
        name: v.string(),
        counter: keyShape,
        at: v.number(),
        language: v.exactOptional(v.string()),
      }),
    ),
    [],
  ),
  results: v.exactOptional(
    v.object({
      responses: v.exactOptional(countShape),
      criteria: v.record(v.string(), v.object({ n: countShape, satisfied: countShape })),
    }),
  ),
};

/** `GET /api/board` (any poste): what a wall screen shows, counts and calls. See `domain/statistics/board.ts` for each field. */
export const boardSchema = v.object({
  at: v.number(),
  today: v.string(),
  waiting: v.record(v.string(), v.object({ visits: countShape, longestMinutes: countShape })),
  week: v.record(v.string(), countShape),
  typical: hoursOfWeekShape,
  weeks: countShape,
  todayByHour: v.array(countShape),
  ...SINCE_2,
}) satisfies v.GenericSchema<unknown, Board>;
