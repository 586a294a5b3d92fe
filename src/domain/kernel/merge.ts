import { canonicalJson } from './canonical-json.ts';
import type { Fact, Facts } from './record.ts';

/**
 * The one rule by which two copies of a record become one: per fact, the greater stamp wins.
 * Equal stamps fall back on the shape number, then on the content, so that the answer never depends on who asks.
 * Commutative, associative and idempotent: any order, any repetition, any number of devices end alike.
 *
 * Returns `mine` itself when `theirs` teaches nothing, so callers can tell "unchanged" by identity.
 */
export function mergeFacts(mine: Facts, theirs: Facts): Facts {
  let merged: Record<string, Fact> | undefined;
  for (const name of Object.keys(theirs)) {
    const candidate = theirs[name] as Fact;
    const held = Object.hasOwn(mine, name) ? mine[name] : undefined;
    if (held !== undefined && !isGreater(candidate, held)) continue;
    merged ??= { ...mine };
    merged[name] = candidate;
  }
  return merged ?? mine;
}

/** Whether `candidate` replaces `held`. */
export function isGreater(candidate: Fact, held: Fact): boolean {
  if (candidate.stamp !== held.stamp) return candidate.stamp > held.stamp;
  const candidateShape = candidate.v ?? 1;
  const heldShape = held.v ?? 1;
  if (candidateShape !== heldShape) return candidateShape > heldShape;
  return canonicalJson(candidate.value) > canonicalJson(held.value);
}
