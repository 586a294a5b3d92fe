import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { claimFact, claimsOf, visitKind } from '../domain/visit/visit.ts';
import type { Call } from './call-visit.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

/**
 * This counter knows that another one goes on with the visit both had called while cut off from each other.
 * Fails with `not-found`; `already-done` when the counter claims it no more; `wrong-state` when the call that stands is its own.
 */
export function withdrawClaim(desk: Desk, { id, counter }: Call): Promise<Result<Done>> {
  return revise(desk, visitKind, id, (visit) => {
    if (!claimsOf(visit).has(counter)) return fail({ code: 'already-done', what: 'claim' });
    if (visit.call?.counter === counter) return fail({ code: 'wrong-state', state: 'called' });
    return ok({ [claimFact(counter)]: null });
  });
}
