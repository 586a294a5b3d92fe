import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { visitKind, visitStatus } from '../domain/visit/visit.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

export type VisitEnd =
  | { readonly id: string; readonly outcome: 'served' }
  /** `to`: key of the service the person was sent to. */
  | { readonly id: string; readonly outcome: 'redirected'; readonly to: string };

/**
 * Ends a visit that was dealt with. One that was never called may end too (answered on the spot): its waiting time stays
 * unknown rather than invented.
 * Fails with `not-found`; `wrong-state` when it has ended; `invalid` when sent to its own service.
 */
export function finishVisit(desk: Desk, { id, ...end }: VisitEnd): Promise<Result<Done>> {
  return revise(desk, visitKind, id, (visit) => {
    const status = visitStatus(visit);
    if (status !== 'called' && status !== 'waiting' && status !== 'held') {
      return fail({ code: 'wrong-state', state: status });
    }
    if (end.outcome === 'redirected' && end.to === (visit.transfer?.to ?? visit.arrival?.service)) {
      return fail({ code: 'invalid', field: 'to', rule: 'same-service' });
    }
    return ok({ departure: { at: desk.now(), ...end } });
  });
}
