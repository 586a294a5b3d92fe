import * as v from 'valibot';

/** The body of every answer that is not a success. No content of a record, no personal data. */
export const problemSchema = v.object({
  error: v.picklist([
    'invalid',
    'code-unknown',
    'code-expired',
    'code-locked',
    'unknown-device',
    'revoked',
    'proof',
    'not-allowed',
    'protocol',
    'too-large',
    'busy',
    'not-found',
    'internal',
  ]),
  detail: v.optional(v.string()),
  /** The endpoint's clock, milliseconds since 1970. */
  time: v.optional(v.number()),
});

export type Problem = v.InferOutput<typeof problemSchema>;
