import * as v from 'valibot';
import { RETAINED_KINDS, retentionShape } from '../domain/retention/retention.ts';

const rulesEntries = Object.fromEntries(
  RETAINED_KINDS.map((kind) => [kind, v.optional(retentionShape)]),
) as Record<(typeof RETAINED_KINDS)[number], v.OptionalSchema<typeof retentionShape, undefined>>;

/**
 * `POST /api/retention/preview`: what retention would do, before somebody shortens how long something is kept. Rules that are left
 * out are the site's.
 */
export const previewRequestSchema = v.object({ rules: v.object(rulesEntries) });

export type PreviewRequest = v.InferOutput<typeof previewRequestSchema>;

const countsSchema = v.object({
  /** Records of which contact details or texts are due to be erased. Counted up to some 10,000. */
  erased: v.number(),
  /** Records that are due to be removed. */
  removed: v.number(),
});

export const previewAnswerSchema = v.object({
  time: v.number(),
  /** When the last daily run began; absent before the first. */
  lastRunAt: v.optional(v.number()),
  /** By kind: at the next run, and within a month. */
  kinds: v.record(v.string(), v.object({ now: countsSchema, soon: countsSchema })),
});

export type PreviewAnswer = v.InferOutput<typeof previewAnswerSchema>;
