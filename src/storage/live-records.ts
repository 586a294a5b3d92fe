import type { RecordStore } from '../commands/desk.ts';
import type { GuichetDatabase } from './database.ts';
import { recordReader } from './indexed-db-record-store.ts';
import { watchReads } from './watch-reads.ts';

/** Answers that follow the tablet's memory, whoever writes it: this tab, another, the sync, the service worker. */
export interface LiveRecords {
  /** Calls `onResult` now and after each change of what the query read through its store. Returns the end of it. */
  watch<T>(query: (store: RecordStore) => Promise<T>, onResult: (result: T) => void): () => void;
}

/** @param onError is told of a query that threw; it is asked again after the next change */
export function liveRecords(
  database: GuichetDatabase,
  store: RecordStore,
  onError: (error: unknown) => void,
): LiveRecords {
  return {
    watch: (query, onResult) =>
      watchReads(
        database,
        (footprint) => query({ ...store, ...recordReader(database, footprint) }),
        onResult,
        onError,
      ),
  };
}
