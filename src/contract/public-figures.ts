import * as v from 'valibot';
import type { PublicFigures } from '../domain/statistics/public-figures.ts';

const countShape = v.pipe(v.number(), v.minValue(0));
const levelShape = v.picklist(['calm', 'moderate', 'busy']);

/** `GET /public/:site/affluence.json` (anybody, where the site publishes). See `domain/statistics/public-figures.ts`. */
export const publicFiguresSchema = v.object({
  at: v.number(),
  site: v.string(),
  today: v.string(),
  waiting: v.nullable(countShape),
  waits: v.record(v.string(), countShape),
  todayByHour: v.array(v.nullable(countShape)),
  week: v.array(v.array(v.nullable(levelShape))),
  weeks: countShape,
  schoolHolidays: v.boolean(),
  calm: v.array(v.object({ weekday: countShape, from: countShape, to: countShape })),
  expected: v.array(
    v.object({ day: v.string(), hours: v.array(v.object({ hour: countShape, level: levelShape })) }),
  ),
}) satisfies v.GenericSchema<unknown, PublicFigures>;
