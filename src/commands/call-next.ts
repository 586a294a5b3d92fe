import { valuesOf } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { type VisitShapes, visitKind } from '../domain/visit/visit.ts';
import { type ArrivedVisit, waitingLine } from '../domain/visit/waiting-line.ts';
import { callFacts } from './call-facts.ts';
import type { Desk, Done } from './desk.ts';
import { stateWithUndo } from './undo.ts';

export interface NextCall {
  /** Keys of the services this counter serves; all when absent. */
  readonly services?: readonly string[];
  /** Key of the counter the person is called to. */
  readonly counter: string;
}

export interface Called extends Done {
  /** Who is called. */
  readonly called: ArrivedVisit;
}

/** Calls who is first in today's line (`waitingLine`). Fails with `nobody-waiting`. */
export function callNext(desk: Desk, { services, counter }: NextCall): Promise<Result<Called>> {
  const at = desk.now();
  const today = desk.time.dayOf(at);
  return desk.store.write(async (transaction) => {
    const next = waitingLine(await transaction.ofDays(visitKind.name, today, today), at, services)[0];
    const record = next && (await transaction.get(next.id));
    if (next === undefined || record === undefined) return fail({ code: 'nobody-waiting' });
    const facts = callFacts(valuesOf<VisitShapes>(record), counter, at);
    return ok({ id: record.id, called: next, undo: [await stateWithUndo(transaction, record, facts)] });
  });
}
