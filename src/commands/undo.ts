import type { GuichetRecord } from '../domain/kernel/record.ts';
import type { Desk, Done, Statement, WriteTransaction } from './desk.ts';

/** Takes back what a command did, by stating the former values anew: others who saw it see it taken back. */
export async function undo(desk: Desk, done: Done): Promise<void> {
  await desk.store.write(async (transaction) => {
    for (const { kind, id, facts } of done.undo) await transaction.state(kind, id, facts);
  });
}

/** States facts and remembers what stood before them, for `undo`. */
export async function stateWithUndo(
  transaction: WriteTransaction,
  before: GuichetRecord,
  facts: Readonly<Record<string, unknown>>,
): Promise<Statement> {
  await transaction.state(before.kind, before.id, facts);
  const former = Object.fromEntries(Object.keys(facts).map((name) => [name, before.facts[name]?.value ?? null]));
  return { kind: before.kind, id: before.id, facts: former };
}
