import * as v from 'valibot';

/** `GET /api/health`: whether this process can serve. Answers 503 with `ok: false` when it cannot reach its database. */
export const healthSchema = v.object({
  ok: v.boolean(),
  version: v.string(),
  protocol: v.number(),
  database: v.picklist(['sqlite', 'postgresql']),
  /** The endpoint's clock, milliseconds since 1970. */
  time: v.number(),
});

export type Health = v.InferOutput<typeof healthSchema>;
