import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { visitKind, visitStatus } from '../domain/visit/visit.ts';
import { callFacts } from './call-facts.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

export interface Call {
  readonly id: string;
  /** Key of the counter the person is called to. */
  readonly counter: string;
}

/** Calls this person, whatever the place in the line, put aside or not. Fails with `not-found`; `wrong-state` when not waiting; `invalid` (rule `former-day`) for a ticket of yesterday. */
export function callVisit(desk: Desk, { id, counter }: Call): Promise<Result<Done>> {
  return revise(desk, visitKind, id, (visit) => {
    const status = visitStatus(visit);
    if (visit.arrival === undefined || (status !== 'waiting' && status !== 'held'))
      return fail({ code: 'wrong-state', state: status });
    const at = desk.now();
    if (desk.time.dayOf(visit.arrival.at) !== desk.time.dayOf(at))
      return fail({ code: 'invalid', field: 'arrival', rule: 'former-day' });
    return ok(callFacts(visit, counter, at));
  });
}
