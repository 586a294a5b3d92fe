import type { Counts } from '../sync/ports.ts';
import type { RefusedRecord } from '../sync/sync-state.ts';
import type { GuichetDatabase } from './database.ts';
import { inSnapshot } from './transaction.ts';
import { watchReads } from './watch-reads.ts';

/** Calls now and after each change of what waits to be sent or lies in the drawer, whichever tab or worker made it. */
export function watchCounts(
  database: GuichetDatabase,
  onCounts: (counts: Counts) => void,
  onError: (error: unknown) => void,
): () => void {
  return watchReads(
    database,
    (footprint) => {
      footprint.readTable('outbox');
      footprint.readTable('drawer');
      return inSnapshot(database, ['outbox', 'drawer'], async (transaction) => {
        const [unsent, refused] = await Promise.all([
          transaction.count('outbox'),
          transaction.count('drawer'),
        ]);
        return { unsent, refused };
      });
    },
    onCounts,
    onError,
  );
}

/** What lies in the drawer, latest first. */
export async function refusedRecords(database: GuichetDatabase): Promise<RefusedRecord[]> {
  const rows = await inSnapshot(database, ['drawer'], (transaction) => transaction.getRange('drawer'));
  return rows
    .map(({ record, refused, detail, at }) => ({ record, refused, detail, at }))
    .sort((a, b) => b.at - a.at);
}
