import type { RefusedRecord, UnsentRecord } from '../sync/sync-state.ts';
import type { GuichetDatabase } from './database.ts';
import type { TableName } from './schema.ts';
import { inTransaction, type MemoryTransaction } from './transaction.ts';

/** What a person has in a file. */
export interface Exported {
  readonly unsent: readonly UnsentRecord[];
  readonly refused: readonly RefusedRecord[];
}

const EVERY_TABLE: readonly TableName[] = ['records', 'outbox', 'drawer', 'dirty', 'chunks', 'meta', 'sweep'];

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
