import { liveQuery } from 'dexie';
import type { Counts } from '../sync/ports.ts';
import type { RefusedRecord } from '../sync/sync-state.ts';
import type { GuichetDatabase } from './database.ts';

/** Calls now and after each change of what waits to be sent or lies in the drawer, whichever tab or worker made it. */
export function watchCounts(database: GuichetDatabase, onCounts: (counts: Counts) => void): () => void {
  const counted = liveQuery(async () => {
    const [unsent, refused] = await Promise.all([database.outbox.count(), database.drawer.count()]);
    return { unsent, refused };
  });
  const subscription = counted.subscribe({ next: onCounts });
  return () => subscription.unsubscribe();
}

/** What lies in the drawer, latest first. */
export async function refusedRecords(database: GuichetDatabase): Promise<RefusedRecord[]> {
  const rows = await database.drawer.toArray();
  return rows
    .map(({ record, refused, detail, at }) => ({ record, refused, detail, at }))
    .sort((a, b) => b.at - a.at);
}
