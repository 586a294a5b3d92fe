import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { visitKind, visitStatus } from '../domain/visit/visit.ts';
import { uncallFacts } from './call-facts.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

/**
 * The person has gone without being dealt with. A call that nobody answered is taken back with it: who left before
 * being received has no waiting time that ended.
 * Fails with `not-found`, or `wrong-state` when the visit has ended.
 */
export function leaveVisit(desk: Desk, { id }: { readonly id: string }): Promise<Result<Done>> {
  return revise(desk, visitKind, id, (visit) => {
    const status = visitStatus(visit);
    if (status !== 'called' && status !== 'waiting' && status !== 'held') {
      return fail({ code: 'wrong-state', state: status });
    }
    const departure = { at: desk.now(), outcome: 'left' as const };
    return ok({ ...uncallFacts(visit), departure });
  });
}
