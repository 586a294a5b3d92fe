import { admit } from '../../../domain/kernel/kind.ts';
import { kinds } from '../../../domain/kinds.ts';
import type { UnsentRecord } from '../../../sync/sync-state.ts';

/** A file made by « Exporter en fichier », read and checked. */
export interface ReadSending {
  readonly records: readonly UnsentRecord[];
  /** Records of it that are none; the others are taken all the same. */
  readonly unreadable: number;
  /** The name of the device that made it. */
  readonly from: string;
  /** Milliseconds since 1970. */
  readonly exportedAt: number;
}

export type SendingProblem = 'not-a-file-of-ours' | 'newer-version' | 'other-site' | 'empty';

const VERSION = 1;

/** @param site this device's: a file of another site is refused whole */
export function readSending(text: string, site: string): ReadSending | SendingProblem {
  const file = parsed(text);
  if (file?.format !== 'guichet-envois' || typeof file.version !== 'number') return 'not-a-file-of-ours';
  if (file.version > VERSION) return 'newer-version';
  if (file.site !== site) return 'other-site';
  const raws = [...listOf(file.unsent), ...listOf(file.refused)];
  const records = raws.flatMap((raw) => unsentOf(raw, site) ?? []);
  if (raws.length === 0) return 'empty';
  const { name } = Object(file.device) as { readonly name?: unknown };
  const exportedAt = Date.parse(String(file.exportedAt));
  return {
    records,
    unreadable: raws.length - records.length,
    from: typeof name === 'string' ? name : '',
    exportedAt: Number.isNaN(exportedAt) ? 0 : exportedAt,
  };
}

/** Each passes the door every record passes; a refused one waits with all the facts that were refused. */
function unsentOf(raw: unknown, site: string): UnsentRecord | undefined {
  const { record, facts } = Object(raw) as { readonly record?: unknown; readonly facts?: unknown };
  const admitted = admit(kinds, record);
  if (!admitted.ok || admitted.value.site !== site) return undefined;
  const held = Object.keys(admitted.value.facts);
  const waiting = Array.isArray(facts) ? held.filter((name) => facts.includes(name)) : held;
  return waiting.length === 0 ? undefined : { record: admitted.value, facts: waiting };
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
