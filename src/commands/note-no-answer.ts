import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { visitKind, visitStatus } from '../domain/visit/visit.ts';
import { uncallFacts } from './call-facts.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

/**
 * Nobody came to the call: it is taken back, and the person put aside, to be called again or noted as gone.
 * Fails with `not-found`, or `wrong-state` when no call stands.
 */
export function noteNoAnswer(desk: Desk, { id }: { readonly id: string }): Promise<Result<Done>> {
  return revise(desk, visitKind, id, (visit) => {
    const status = visitStatus(visit);
    if (status !== 'called') return fail({ code: 'wrong-state', state: status });
    const hold = { at: desk.now(), reason: 'no-answer' as const, missed: (visit.call?.missed ?? 0) + 1 };
    return ok({ ...uncallFacts(visit), hold });
  });
}
