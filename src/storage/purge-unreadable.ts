import { mayRead, type Poste } from '../domain/rights.ts';
import type { GuichetDatabase } from './database.ts';
import { metaIn } from './meta.ts';
import { DirtyDays } from './rows.ts';
import type { RecordRow } from './schema.ts';
import { inTransaction, type MemoryTransaction } from './transaction.ts';

/** Rows looked at in one go. */
const STEP = 1000;

/**
 * Removes records these postes may not read: a tablet that no longer is the PAN's has no business with its appointments. Never
 * one that still waits to be sent.
 * @returns how many were removed
 */
export async function purgeUnreadable(database: GuichetDatabase): Promise<number> {
  const tables = ['records', 'outbox', 'dirty', 'meta'] as const;
  return inTransaction(database, tables, async (transaction) => {
    const postes = (await metaIn(transaction, 'device'))?.postes ?? [];
    const dirty = new DirtyDays();
    let removed = 0;
    for (let after = ''; ; ) {
      const rows = await transaction.getRange('records', IDBKeyRange.lowerBound(after, true), STEP);
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.id;
      for (const row of await unreadable(transaction, rows, postes)) {
        transaction.delete('records', row.id, row);
        dirty.add(row.kind, row.day);
        removed += 1;
      }
    }
    for (const mark of dirty.rows(crypto.randomUUID())) transaction.put('dirty', mark);
    return removed;
  });
}

async function unreadable(
  transaction: MemoryTransaction,
  rows: readonly RecordRow[],
  postes: readonly Poste[],
): Promise<RecordRow[]> {
  const closed = rows.filter(({ kind }) => !mayRead(postes, kind));
  const waiting = await transaction.getMany(
    'outbox',
    closed.map(({ id }) => id),
  );
  return closed.filter((_, index) => waiting[index] === undefined);
}
