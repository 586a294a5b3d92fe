import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { visitKind, visitStatus } from '../domain/visit/visit.ts';
import { uncallFacts } from './call-facts.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

/**
 * Puts a person aside who fetches a photograph, fills in a form: kept in the hall, not called for now. A call is taken back.
 * Fails with `not-found`, or `wrong-state` when the visit is neither waiting nor called.
 */
export function holdVisit(desk: Desk, { id }: { readonly id: string }): Promise<Result<Done>> {
  return revise(desk, visitKind, id, (visit) => {
    const status = visitStatus(visit);
    if (status !== 'called' && status !== 'waiting') return fail({ code: 'wrong-state', state: status });
    return ok({ ...uncallFacts(visit), hold: { at: desk.now(), reason: 'asked' as const } });
  });
}
