import { type Stamp, stampDevice } from '../domain/kernel/stamp.ts';
import { mayWrite, type Poste } from '../domain/rights.ts';
import type { GuichetDatabase } from './database.ts';
import { metaIn, metaRow } from './meta.ts';
import { waitingFor } from './rows.ts';
import type { OutboxRow, RecordRow } from './schema.ts';
import { inTransaction } from './transaction.ts';

/** Records looked at in one go: bounds the memory that a large register takes. */
const STEP = 1000;

/**
 * The endpoint was restored from a backup: everything held that these postes may write waits again, whoever wrote it, and
 * the pull starts anew. What the endpoint already has is a merge that changes nothing.
 */
export async function requeueAll(database: GuichetDatabase, epoch: string, now: number): Promise<void> {
  await inTransaction(database, ['records', 'outbox', 'meta'], async (transaction) => {
    const position = await metaIn(transaction, 'position');
    if (position?.epoch === epoch) return;
    const { device = '', postes = [] } = (await metaIn(transaction, 'device')) ?? {};
    // The log that was lost had this device's own facts; the one that was put back may have removed their record without them.
    const isOthers = (stamp: Stamp) => stampDevice(stamp) !== device;
    let after = '';
    for (;;) {
      const rows = await transaction.getRange('records', IDBKeyRange.lowerBound(after, true), STEP);
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.id;
      const waiting = await transaction.getMany(
        'outbox',
        rows.map(({ id }) => id),
      );
      for (const row of requeued(rows, waiting, postes, now, isOthers)) transaction.put('outbox', row);
    }
    transaction.put('meta', metaRow('position', { epoch, scope: '', cursor: 0 }));
  });
}

/**
 * Outbox rows by which these records wait, as far as the postes may write them.
 * @param isKnown whether nobody misses a fact that did not wait before, should the endpoint say that it has removed its record
 */
export function requeued(
  rows: readonly RecordRow[],
  waiting: readonly (OutboxRow | undefined)[],
  postes: readonly Poste[],
  now: number,
  isKnown: (stamp: Stamp) => boolean,
): OutboxRow[] {
  return rows.flatMap((row, index) => {
    const writable = Object.entries(row.facts).filter(([name]) => mayWrite(postes, row.kind, name));
    if (writable.length === 0) return [];
    const before = waiting[index];
    const stamps = writable.map(([name, { stamp }]) => [name, stamp] as const);
    const known = stamps.filter(([name, stamp]) => before?.stamps[name] !== stamp && isKnown(stamp));
    return [
      {
        ...waitingFor(before, row, Object.fromEntries(stamps), now),
        known: { ...before?.known, ...Object.fromEntries(known) },
      },
    ];
  });
}
