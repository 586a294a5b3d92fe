import { liveQuery } from 'dexie';
import type { RecordStore } from '../commands/desk.ts';

/** Answers that follow the tablet's memory, whoever writes it: this tab, another, the sync, the service worker. */
export interface LiveRecords {
  /** Calls `onResult` now and after each change of what the query read. Returns the end of it. */
  watch<T>(query: (store: RecordStore) => Promise<T>, onResult: (result: T) => void): () => void;
}

/** @param onError a query that threw; it answers no more */
export function dexieLiveRecords(store: RecordStore, onError: (error: unknown) => void): LiveRecords {
  return {
    watch(query, onResult) {
      const subscription = liveQuery(() => query(store)).subscribe({ next: onResult, error: onError });
      return () => subscription.unsubscribe();
    },
  };
}
