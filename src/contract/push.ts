import * as v from 'valibot';
import type { GuichetRecord } from '../domain/kernel/record.ts';
import { PUSH_RECORDS_MAX } from './protocol.ts';

/**
 * `POST /api/push`: facts a tablet wrote and the endpoint does not have. A record here holds only its unsent facts.
 * The records are not looked into by this schema: each passes `admit` on its own, so that one bad record is refused
 * alone and never blocks the others.
 */
export const pushRequestSchema = v.object({
  protocol: v.pipe(v.number(), v.integer(), v.minValue(1)),
  device: v.string(),
  epoch: v.string(),
  /** Chosen by the tablet; only an answer that echoes it counts as an answer. */
  batch: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  /**
   * Counts the pushes of this device's memory, lost ones too: drawn there in a durable transaction, so one memory never
   * gives a number to two batches. A copy of it does. Since protocol 2.
   */
  number: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER))),
  records: v.pipe(v.array(v.unknown()), v.maxLength(PUSH_RECORDS_MAX)),
});

export interface PushRequest {
  readonly protocol: number;
  readonly device: string;
  readonly epoch: string;
  readonly batch: string;
  readonly number?: number;
  readonly records: readonly GuichetRecord[];
}

/** Why one record was refused: it goes to the tablet's drawer, never away. A tablet of protocol 1 knows no others. */
const REFUSALS_1 = ['invalid', 'not-allowed', 'site', 'kind', 'clock', 'too-large'] as const;

/** `purged`: retention has removed it here, and its counts stay. Since protocol 2. */
export const REFUSALS = [...REFUSALS_1, 'purged'] as const;

const refusalSchema = v.object({
  id: v.string(),
  /** One of `REFUSALS`; a newer endpoint may know others, and they go to the drawer too. */
  refused: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)),
  /** The field or fact that is at fault (`facts.arrival.people`); no content of the record. */
  detail: v.string(),
});

/** One answer a record sent, in the order sent. */
export const pushAnswerSchema = v.object({
  batch: v.string(),
  epoch: v.string(),
  /** The endpoint's clock, milliseconds since 1970. */
  time: v.number(),
  answers: v.array(v.union([v.object({ id: v.string(), accepted: v.literal(true) }), refusalSchema])),
});

export type PushAnswer = v.InferOutput<typeof pushAnswerSchema>;
export interface Refusal extends v.InferOutput<typeof refusalSchema> {
  readonly refused: (typeof REFUSALS)[number];
}
