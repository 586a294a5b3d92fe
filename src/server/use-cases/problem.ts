import type { Problem } from '../../contract/refusal.ts';
import { fail, type Result } from '../../domain/kernel/result.ts';

/** What a use case gives back: a value, or why not, in the words of the contract. */
export type Outcome<T> = Result<T, Problem>;

export function refuse(
  error: Problem['error'],
  detail?: string,
): { readonly ok: false; readonly failure: Problem } {
  return fail({ error, ...(detail === undefined ? {} : { detail }) });
}
