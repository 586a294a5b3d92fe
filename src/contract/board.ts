import * as v from 'valibot';
import { keyShape } from '../domain/kernel/shapes.ts';
import type { Board } from '../domain/statistics/board.ts';

const countShape = v.pipe(v.number(), v.minValue(0));

/** `GET /api/board` (any poste): what a wall screen shows, counts and calls. See `domain/statistics/board.ts` for each field. */
export const boardSchema = v.object({
  at: v.number(),
  today: v.string(),
  waiting: v.record(v.string(), v.object({ visits: countShape, longestMinutes: countShape })),
  week: v.record(v.string(), countShape),
  typical: v.array(v.array(v.nullable(countShape))),
  weeks: countShape,
  todayByHour: v.array(countShape),
  /** An endpoint of protocol 1 tells none. */
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
}) satisfies v.GenericSchema<unknown, Board>;
