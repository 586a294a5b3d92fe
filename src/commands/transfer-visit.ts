import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { visitKind, visitStatus } from '../domain/visit/visit.ts';
import { uncallFacts } from './call-facts.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

export interface Transfer {
  readonly id: string;
  /** Key of the service the person waits for from now on. */
  readonly to: string;
}

/**
 * Sends a person on to another service of the hall, who keeps the arrival time and so the place that goes with it. The visit
 * stays counted with the service it arrived at.
 * Fails with `not-found`; `wrong-state` when the visit has ended; `invalid` when it is at that service already.
 */
export function transferVisit(desk: Desk, { id, to }: Transfer): Promise<Result<Done>> {
  return revise(desk, visitKind, id, (visit) => {
    const status = visitStatus(visit);
    if (status !== 'called' && status !== 'waiting' && status !== 'held') {
      return fail({ code: 'wrong-state', state: status });
    }
    if (to === (visit.transfer?.to ?? visit.arrival?.service)) {
      return fail({ code: 'invalid', field: 'to', rule: 'same-service' });
    }
    const firstCallAt = visit.transfer?.firstCallAt ?? visit.call?.at;
    return ok({
      ...uncallFacts(visit),
      ...(status === 'held' ? { hold: null } : {}),
      transfer: { at: desk.now(), to, ...(firstCallAt === undefined ? {} : { firstCallAt }) },
    });
  });
}
