import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { visitKind, visitStatus } from '../domain/visit/visit.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

/**
 * Puts back into the line who was put aside, at the place of the arrival.
 * Fails with `not-found`, or `wrong-state` when the visit is not put aside.
 */
export function resumeVisit(desk: Desk, { id }: { readonly id: string }): Promise<Result<Done>> {
  return revise(desk, visitKind, id, (visit) => {
    const status = visitStatus(visit);
    return status === 'held' ? ok({ hold: null }) : fail({ code: 'wrong-state', state: status });
  });
}
