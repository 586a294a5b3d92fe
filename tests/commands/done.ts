import type { Result } from '../../src/domain/kernel/result.ts';

/** The value of a command that had to succeed. */
export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`);
  return result.value;
}
