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
  /** Pull again after this number. */
  cursor: v.number(),
  more: v.boolean(),
});

export type PullPage = v.InferOutput<typeof pullPageSchema>;
