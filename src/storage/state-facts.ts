import type { Statement } from '../commands/desk.ts';
import { admit, type Kind } from '../domain/kernel/kind.ts';
import type { Fact, GuichetRecord } from '../domain/kernel/record.ts';
import type { Stamp } from '../domain/kernel/stamp.ts';
import { StoreFailure } from '../domain/kernel/store-failure.ts';

export interface StatingContext {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly site: string;
  /** Greater than any stamp this device has issued or seen: what is stated here wins over what is held. */
  readonly stamp: Stamp;
}

/**
 * A record with facts stated anew. They pass the same door as at the endpoint, so that nothing is called saved here that
 * would be refused there, and both keep the same bytes (a text is trimmed before it is stored, not after it was sent).
 * @throws StoreFailure `invalid`, naming the field
 */
export function stateFacts(
  held: GuichetRecord | undefined,
  statement: Statement,
  context: StatingContext,
): GuichetRecord {
  const { id, kind } = statement;
  const known = context.kinds.get(kind);
  if (known === undefined) throw new Error(`No record kind is named ${kind}`);
  if (held !== undefined && held.kind !== kind) throw new Error(`${id} is a ${held.kind}, not a ${kind}`);
  const shape = known.shape === 1 ? {} : { v: known.shape };
  const facts: Record<string, Fact> = {};
  for (const [name, value] of Object.entries(statement.facts))
    facts[name] = { stamp: context.stamp, value, ...shape };
  const stated = admit(context.kinds, { id, site: context.site, kind, facts });
  if (!stated.ok) throw new StoreFailure(stated.failure);
  return held === undefined ? stated.value : { ...held, facts: { ...held.facts, ...stated.value.facts } };
}
