import type { Kind } from '../domain/kernel/kind.ts';
import { type Values, valuesOf } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Desk, Done } from './desk.ts';
import { stateWithUndo } from './undo.ts';

/** Facts to state; `null` takes one back. */
export type Revision<Shapes> = { readonly [F in keyof Shapes]?: Shapes[F] | null };

/**
 * The commonest command: one record that exists, a decision made from what it says at that moment, the facts decided.
 * Read, decision and statement are one transaction, so two tabs cannot both act on the same former state.
 * Fails with `not-found`, or as `decide` does; then nothing is written.
 */
export function revise<Shapes>(
  desk: Desk,
  kind: Kind<Shapes>,
  id: string,
  decide: (values: Values<Shapes>) => Result<Revision<Shapes>>,
): Promise<Result<Done>> {
  return desk.store.write(async (transaction) => {
    const record = await transaction.get(id);
    if (record?.kind !== kind.name) return fail({ code: 'not-found', id });
    const decided = decide(valuesOf<Shapes>(record));
    if (!decided.ok) return decided;
    return ok({ id, undo: [await stateWithUndo(transaction, record, decided.value)] });
  });
}
