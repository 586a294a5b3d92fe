import * as v from 'valibot';
import { PULL_PAGE_MAX } from './protocol.ts';

/** See `domain/kernel/digest.ts`. */
const digestSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

/**
 * `POST /api/digest`: what the tablet holds of each kind it reads, so that a copy that has silently come apart is found. Asked
 * now and then, by a tablet that has nothing to send and nothing to receive. Since protocol 2.
 */
export const digestRequestSchema = v.object({
  epoch: v.string(),
  cursor: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** By kind; the endpoint leaves out those the postes may not read, and those it does not know. */
  kinds: v.pipe(v.record(v.string(), digestSchema), v.maxEntries(100)),
  /**
   * This tablet forgets what a pull names as gone. One that does not say so still holds what was removed here, and is compared no
   * more: it would send it back.
   */
  forgets: v.optional(v.boolean()),
});

export type DigestRequest = v.InferOutput<typeof digestRequestSchema>;

export const digestAnswerSchema = v.object({
  epoch: v.string(),
  time: v.number(),
  /** False when the log has gone on since the tablet's cursor: nothing was compared. */
  current: v.boolean(),
  /** The kinds that differ: what the endpoint holds of each day it has any of. */
  kinds: v.record(v.string(), v.record(v.string(), digestSchema)),
});

export type DigestAnswer = v.InferOutput<typeof digestAnswerSchema>;

/** `GET /api/records?kind=&day=&after=&limit=`: the records of a kind filed under a day, in the log's order. Since protocol 2. */
export const dayQuerySchema = v.object({
  kind: v.string(),
  /** `''` for those without a day. */
  day: v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2})?$/)),
  after: v.pipe(v.number(), v.integer(), v.minValue(0)),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(PULL_PAGE_MAX)),
});

export type DayQuery = v.InferOutput<typeof dayQuerySchema>;

export const dayPageSchema = v.object({
  epoch: v.string(),
  time: v.number(),
  /** Whole records, all their facts. */
  records: v.array(v.unknown()),
  /** Ask again after this number. */
  cursor: v.number(),
  more: v.boolean(),
});

export type DayPage = v.InferOutput<typeof dayPageSchema>;
