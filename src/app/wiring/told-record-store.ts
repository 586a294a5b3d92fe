import type { RecordStore } from '../../commands/desk.ts';
import type { Failure } from '../../domain/kernel/failure.ts';
import { StoreFailure } from '../../domain/kernel/store-failure.ts';

/** A record store that tells how each write went: after a saved one there is something to send; one that failed is shown. */
export function toldRecordStore(store: RecordStore, onWrite: (unsaved?: Failure) => void): RecordStore {
  return {
    ...store,
    async write(work) {
      try {
        const result = await store.write(work);
        onWrite();
        return result;
      } catch (error) {
        if (error instanceof StoreFailure && error.failure.code !== 'invalid') onWrite(error.failure);
        throw error;
      }
    },
  };
}
