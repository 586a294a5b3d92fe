import { filingDay } from '../domain/kernel/filing-day.ts';
import type { Kind } from '../domain/kernel/kind.ts';
import type { SiteTime } from '../domain/kernel/site-time.ts';
import { type DirtyDays, recordOf, recordRow } from './rows.ts';
import type { DrawerRow, OutboxRow, RecordRow } from './schema.ts';
import type { MemoryTransaction } from './transaction.ts';

/** Whether a fact stays, by name. */
export type Keeps = (name: string) => boolean;

export interface ForgetContext {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly time: SiteTime;
  readonly dirty: DirtyDays;
}

/** Forgets a record that the endpoint has no more, but for the facts that this device alone has; marks the days it leaves and enters. */
export function forget(
  transaction: MemoryTransaction,
  row: RecordRow,
  keeps: Keeps,
  { kinds, time, dirty }: ForgetContext,
): void {
  const left = withOnly(row, keeps);
  if (left === row) return;
  dirty.add(row.kind, row.day);
  if (Object.keys(left.facts).length === 0) {
    transaction.delete('records', row.id, row);
    return;
  }
  const day = filingDay(left, kinds, time);
  dirty.add(row.kind, day);
  transaction.put('records', recordRow(recordOf(left), day), row);
}

/** The facts that wait: what a person was told is saved, and the endpoint has not answered for. */
export function waitingIn(waiting: OutboxRow | undefined): Keeps {
  return (name) => waiting !== undefined && Object.hasOwn(waiting.stamps, name);
}

/** Those, and the ones that were refused as they stand: the endpoint never took them. */
export function ownIn(row: RecordRow, waiting: OutboxRow | undefined, drawn: DrawerRow | undefined): Keeps {
  const waits = waitingIn(waiting);
  return (name) => waits(name) || drawn?.record.facts[name]?.stamp === row.facts[name]?.stamp;
}

/** The row with some of its facts; the same one where that is all of them. */
export function withOnly(row: RecordRow, keeps: Keeps): RecordRow {
  const facts = Object.entries(row.facts);
  const kept = facts.filter(([name]) => keeps(name));
  return kept.length === facts.length ? row : { ...row, facts: Object.fromEntries(kept) };
}
