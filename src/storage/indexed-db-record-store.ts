import type { RecordStore } from '../commands/desk.ts';
import type { Footprint } from './change.ts';
import type { GuichetDatabase } from './database.ts';
import { DraftingTransaction, type Writer } from './drafting-transaction.ts';
import { recordOf } from './rows.ts';
import { NO_DAY } from './state-facts.ts';
import { withStorageFaults } from './storage-fault.ts';
import { inSnapshot, inTransaction } from './transaction.ts';

/**
 * The tablet's memory, as commands need it. A write is one strict IndexedDB transaction: record, outbox row, dirty day and
 * clock together; it resolves on the transaction's `complete`. The stamp is drawn inside it, so that two tabs, whose write
 * transactions follow one another, cannot draw the same.
 */
export function indexedDbRecordStore(writer: Writer): RecordStore {
  const { database } = writer;
  return {
    ...recordReader(database),
    write: (work) =>
      withStorageFaults(() =>
        inTransaction(database, ['records', 'outbox', 'dirty', 'meta'], async (transaction) => {
          const drafting = new DraftingTransaction(writer, transaction);
          const result = await work(drafting);
          await drafting.flush();
          return result;
        }),
      ),
  };
}

/** The reading half of a record store. @param footprint notes what is read */
export function recordReader(
  database: GuichetDatabase,
  footprint?: Footprint,
): Pick<RecordStore, 'get' | 'ofDays' | 'ofKind'> {
  async function ofDays(kind: string, from: string, to: string) {
    footprint?.readDays(kind, from, to);
    const rows = await inSnapshot(database, ['records'], (transaction) =>
      transaction.recordsOfDays(kind, from, to),
    );
    return rows.map(recordOf);
  }

  return {
    async get(id) {
      footprint?.readKey('records', id);
      const row = await inSnapshot(database, ['records'], (transaction) => transaction.get('records', id));
      return row && recordOf(row);
    },
    ofDays,
    ofKind: (kind) => ofDays(kind, NO_DAY, NO_DAY),
  };
}
