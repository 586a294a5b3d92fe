import { mayRead, type Poste } from '../domain/rights.ts';
import type { RefusedRecord, UnsentRecord } from '../sync/sync-state.ts';
import type { GuichetDatabase } from './database.ts';
import { metaIn } from './meta.ts';
import { DirtyDays } from './rows.ts';
import type { RecordRow, TableName } from './schema.ts';
import { inTransaction, type MemoryTransaction } from './transaction.ts';

/** What a person has in a file. */
export interface Exported {
  readonly unsent: readonly UnsentRecord[];
  readonly refused: readonly RefusedRecord[];
}

const EVERY_TABLE: readonly TableName[] = ['records', 'outbox', 'drawer', 'dirty', 'chunks', 'meta'];

/**
 * Empties the memory: records, keys, position. In one transaction with the look at what was not handed over, so that what
 * another tab writes meanwhile is not dropped either.
 * @param exported what is in a file already
 * @returns `false`, having changed nothing, where something is neither sent nor in that file as it is now
 */
export async function retire(database: GuichetDatabase, exported: Exported): Promise<boolean> {
  const emptied = await inTransaction(database, EVERY_TABLE, async (transaction) => {
    if (!(await isCovered(transaction, exported))) return false;
    for (const table of EVERY_TABLE) transaction.clear(table);
    return true;
  });
  return emptied;
}

async function isCovered(transaction: MemoryTransaction, { unsent, refused }: Exported): Promise<boolean> {
  const [waiting, drawer] = await Promise.all([
    transaction.getRange('outbox'),
    transaction.getRange('drawer'),
  ]);
  const stampsById = new Map(
    unsent.map(({ record }) => [record.id, new Set(Object.values(record.facts).map(({ stamp }) => stamp))]),
  );
  const drawn = new Set(refused.map(({ record, at }) => `${record.id} ${at}`));
  return (
    waiting.every(({ id, stamps }) =>
      Object.values(stamps).every((stamp) => stampsById.get(id)?.has(stamp) ?? false),
    ) && drawer.every(({ record, at }) => drawn.has(`${record.id} ${at}`))
  );
}

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
        transaction.delete('records', row.id);
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
