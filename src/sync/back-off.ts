import type { Failure } from '../domain/kernel/failure.ts';

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * How long to wait after a failed exchange. Doubles from one second to a minute; half of it is chance, so that a thousand
 * tablets that lost the endpoint together do not come back together. An endpoint that asks for patience is given it.
 * @param failures failed exchanges before this one, in a row
 * @param chance 0 to 1
 */
export function retryDelayMs(failures: number, failure: Failure, chance: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 16));
  const delay = ceiling * (0.5 + 0.5 * chance);
  if (failure.code !== 'busy') return delay;
  return failure.retryAfterSeconds * 1000 * (1 + 0.5 * chance) + delay;
}
