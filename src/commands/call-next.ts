import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { visitKind } from '../domain/visit/visit.ts';
import { waitingLine } from '../domain/visit/waiting-line.ts';
import type { Desk, Done } from './desk.ts';
import { stateWithUndo } from './undo.ts';

export interface NextCall {
  /** Keys of the services this counter serves; all when absent. */
  readonly services?: readonly string[];
  /** Key of the counter the person is called to. */
  readonly counter: string;
}

/** Calls, among those who arrived today, who has waited longest. Fails with `nobody-waiting`. */
export function callNext(desk: Desk, { services, counter }: NextCall): Promise<Result<Done>> {
  const at = desk.now();
  const today = desk.time.dayOf(at);
  return desk.store.write(async (transaction) => {
    const next = waitingLine(await transaction.ofDays(visitKind.name, today, today), services)[0];
    const record = next && (await transaction.get(next.id));
    if (record === undefined) return fail({ code: 'nobody-waiting' });
    return ok({ id: record.id, undo: [await stateWithUndo(transaction, record, { call: { at, counter } })] });
  });
}
