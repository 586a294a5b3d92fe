import type { GuichetRecord } from '../domain/kernel/record.ts';
import type { Day } from '../domain/kernel/site-time.ts';
import type { Stamp } from '../domain/kernel/stamp.ts';
import type { DirtyRow, OutboxRow, RecordRow } from './schema.ts';

/** A record as everybody but the memory knows it. */
export function recordOf({ id, site, kind, facts }: RecordRow): GuichetRecord {
  return { id, site, kind, facts };
}

export function recordRow({ id, site, kind, facts }: GuichetRecord, day: Day): RecordRow {
  return { id, site, kind, day, facts };
}

/** An outbox row that waits for these facts too. */
export function waitingFor(
  row: OutboxRow | undefined,
  record: Pick<GuichetRecord, 'id' | 'kind'>,
  stamps: Readonly<Record<string, Stamp>>,
  nowMs: number,
): OutboxRow {
  if (row === undefined) return { id: record.id, kind: record.kind, stamps, since: nowMs };
  return { ...row, stamps: { ...row.stamps, ...stamps } };
}

/** The marks of days whose chunks a change of records puts out of date, each once. */
export class DirtyDays {
  readonly #days = new Map<string, Omit<DirtyRow, 'mark'>>();

  add(kind: string, day: Day): void {
    this.#days.set(`${kind} ${day}`, { kind, day });
  }

  rows(mark: string): DirtyRow[] {
    return [...this.#days.values()].map((row) => ({ ...row, mark }));
  }
}
