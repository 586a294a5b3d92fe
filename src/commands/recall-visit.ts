import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { visitKind, visitStatus } from '../domain/visit/visit.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

/**
 * Calls again a person who has not come. The wait ended at the first call and stays as it was.
 * Fails with `not-found`, or `wrong-state` when no call stands.
 */
export function recallVisit(desk: Desk, { id }: { readonly id: string }): Promise<Result<Done>> {
  return revise(desk, visitKind, id, (visit) => {
    const status = visitStatus(visit);
    if (status !== 'called' || visit.call === undefined) return fail({ code: 'wrong-state', state: status });
    return ok({ call: { ...visit.call, recalledAt: desk.now() } });
  });
}
