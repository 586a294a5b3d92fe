import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { visitKind, visitStatus } from '../domain/visit/visit.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

/**
 * The person has gone without being dealt with. A call that nobody answered is taken back with it: who left before
 * being received has no waiting time that ended.
 * Fails with `not-found`, or `wrong-state` when the visit is neither waiting nor called.
 */
export function leaveVisit(desk: Desk, { id }: { readonly id: string }): Promise<Result<Done>> {
  return revise(desk, visitKind, id, (visit) => {
    const status = visitStatus(visit);
    if (status !== 'called' && status !== 'waiting') return fail({ code: 'wrong-state', state: status });
    const departure = { at: desk.now(), outcome: 'left' as const };
    return ok(status === 'called' ? { call: null, departure } : { departure });
  });
}
