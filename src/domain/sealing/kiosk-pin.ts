import * as v from 'valibot';
import { PBKDF2_ROUNDS } from './safe.ts';

/** The PIN that leaves the kiosk's screen: 4 to 8 digits, kept as a slow hash. */
export const pinHashShape = v.object({
  salt: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22,64}$/)),
  rounds: v.pipe(v.number(), v.integer(), v.minValue(PBKDF2_ROUNDS), v.maxValue(10_000_000)),
  hash: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
});

export type PinHash = v.InferOutput<typeof pinHashShape>;

export function isPin(text: string): boolean {
  return /^\d{4,8}$/.test(text);
}
