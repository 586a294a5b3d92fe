import * as v from 'valibot';
import type { Board } from '../domain/statistics/board.ts';

const countShape = v.pipe(v.number(), v.minValue(0));

/** `GET /api/board` (any poste): what a wall screen shows, counts only. See `domain/statistics/board.ts` for each field. */
export const boardSchema = v.object({
  at: v.number(),
  today: v.string(),
  waiting: v.record(v.string(), v.object({ visits: countShape, longestMinutes: countShape })),
  week: v.record(v.string(), countShape),
  typical: v.array(v.array(v.nullable(countShape))),
  weeks: countShape,
  todayByHour: v.array(countShape),
}) satisfies v.GenericSchema<Board>;
