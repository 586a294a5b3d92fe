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

/** Calls this person, whatever the place in the line, put aside or not. Fails with `not-found`, or `wrong-state` when not waiting. */
export function callVisit(desk: Desk, { id, counter }: Call): Promise<Result<Done>> {
  return revise(desk, visitKind, id, (visit) => {
    const status = visitStatus(visit);
    return status === 'waiting' || status === 'held'
      ? ok(callFacts(visit, counter, desk.now()))
      : fail({ code: 'wrong-state', state: status });
  });
}
