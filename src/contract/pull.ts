import * as v from 'valibot';
import { PULL_PAGE_MAX } from './protocol.ts';

/** `GET /api/pull?after=&limit=`: what changed on the site since a sequence number, in order, of what the postes may read. */
export const pullQuerySchema = v.object({
  after: v.pipe(v.number(), v.integer(), v.minValue(0)),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(PULL_PAGE_MAX)),
});

export type PullQuery = v.InferOutput<typeof pullQuerySchema>;

export const pullPageSchema = v.object({
  epoch: v.string(),
  time: v.number(),
  /** Names what the postes of the device may read, by which this page was filtered: when it changes, the tablet pulls again from 0. */
  scope: v.string(),
  /** Whole records, all their facts. The tablet admits each one. */
  records: v.array(v.unknown()),
  /** Records that were removed at the endpoint and must be forgotten, unless something unsent waits on them. Since protocol 2. */
  gone: v.optional(v.array(v.string())),
  /**
   * Removals up to this number of the log are forgotten. A tablet that has read less far pulls again from 0 and takes what it
   * reads for all there is: what it held and was not named, it forgets, but for what is unsent. Since protocol 2.
   */
  horizon: v.optional(v.number()),
  /** Pull again after this number. */
  cursor: v.number(),
  more: v.boolean(),
});

export type PullPage = v.InferOutput<typeof pullPageSchema>;
