import { CLOCK_TOLERANCE_MS } from '../../contract/protocol.ts';
import type { Refusal } from '../../contract/push.ts';
import { admit, type Kind } from '../../domain/kernel/kind.ts';
import type { GuichetRecord } from '../../domain/kernel/record.ts';
import { stampMs } from '../../domain/kernel/stamp.ts';
import { mayWrite, type Poste } from '../../domain/rights.ts';
import { isWithinDepth } from './json-depth.ts';

/** Facts are shallow: the deepest of ours, the week's hours, has four levels. */
const DEPTH_MAX = 24;

export type Verdict = { readonly record: GuichetRecord } | Refusal;

export interface JudgeContext {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly site: string;
  readonly postes: readonly Poste[];
  /** The endpoint's clock, milliseconds since 1970. */
  readonly now: number;
}

/**
 * Whether one record of a push may come in, whatever is stored: its shape, its site, its clock, and the right of these
 * postes on each of its facts. One bad fact refuses its whole record, and no other record.
 */
export function judge(raw: unknown, { kinds, site, postes, now }: JudgeContext): Verdict {
  const id = idOf(raw);
  if (!isWithinDepth(raw, DEPTH_MAX)) return { id, refused: 'invalid', detail: 'depth' };
  const admitted = admit(kinds, raw);
  if (!admitted.ok) {
    const { failure } = admitted;
    return { id, refused: 'invalid', detail: failure.code === 'invalid' ? failure.field : failure.code };
  }
  const record = admitted.value;
  if (record.site !== site) return { id, refused: 'site', detail: 'site' };
  for (const [name, fact] of Object.entries(record.facts)) {
    const detail = `facts.${name}`;
    if (!mayWrite(postes, record.kind, name)) return { id, refused: 'not-allowed', detail };
    if (stampMs(fact.stamp) > now + CLOCK_TOLERANCE_MS)
      return { id, refused: 'clock', detail: `${detail}.stamp` };
  }
  return { record };
}

/** What the answer calls a record that may be anything at all. */
function idOf(raw: unknown): string {
  const id = typeof raw === 'object' && raw !== null ? (raw as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id.slice(0, 120) : '';
}
