import type { GuichetRecord } from '../domain/kernel/record.ts';
import type { Desk, Done, Statement, WriteTransaction } from './desk.ts';

/** Takes back what a command did, by stating the former values anew: others who saw it see it taken back. */
export async function undo(desk: Desk, done: Done): Promise<void> {
  await desk.store.write(async (transaction) => {
    for (const { kind, id, facts } of done.undo) await transaction.state(kind, id, facts);
  });
}

/** States facts and remembers what stood before them, for `undo`. A record that is not there yet has no facts. */
export async function stateWithUndo(
  transaction: WriteTransaction,
  before: Pick<GuichetRecord, 'kind' | 'id' | 'facts'>,
  facts: Readonly<Record<string, unknown>>,
): Promise<Statement> {
  await transaction.state(before.kind, before.id, facts);
  const former = Object.fromEntries(
    Object.keys(facts).map((name) => [name, before.facts[name]?.value ?? null]),
  );
  return { kind: before.kind, id: before.id, facts: former };
}

/** States the facts of a record that did not exist, its id drawn just now; taking it back voids it, so that whoever reads it sees it was there. */
export async function stateNew(
  desk: Desk,
  transaction: WriteTransaction,
  kind: string,
  id: string,
  facts: Readonly<Record<string, unknown>>,
): Promise<Done> {
  await transaction.create(kind, id, facts);
  return { id, undo: [{ kind, id, facts: { void: { at: desk.now(), reason: 'mistake' } } }] };
}
