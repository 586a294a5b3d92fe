import { canonicalJson } from '../../domain/kernel/canonical-json.ts';
import type { Kind } from '../../domain/kernel/kind.ts';
import type { GuichetRecord } from '../../domain/kernel/record.ts';

/**
 * Whether a record says otherwise what a kind says once (`Kind.writeOnce`), or takes it back. The same value under another stamp is
 * no alteration: a device whose clock was wrong sends it again.
 */
export function isAlteration(
  kind: Kind | undefined,
  held: GuichetRecord | undefined,
  record: GuichetRecord,
): boolean {
  if (kind?.writeOnce !== true) return false;
  return Object.entries(record.facts).some(([name, { value }]) => {
    const before = held !== undefined && Object.hasOwn(held.facts, name) ? held.facts[name] : undefined;
    return value === null || (before !== undefined && canonicalJson(before.value) !== canonicalJson(value));
  });
}
