import type { RecordStore } from '../commands/desk.ts';
import { recordOf } from './rows.ts';
import { NO_DAY } from './state-facts.ts';
import { withStorageFaults } from './storage-fault.ts';
import { DexieWriteTransaction, rowsOfDays, type Writer } from './write-transaction.ts';

/**
 * The tablet's memory, as commands need it. A write is one strict IndexedDB transaction: record, outbox row, dirty day and
 * clock together; it resolves on the transaction's `complete`. The stamp is drawn inside it, so that two tabs, whose write
 * transactions follow one another, cannot draw the same.
 */
export function dexieRecordStore(writer: Writer): RecordStore {
  const { database } = writer;
  return {
    write: (work) =>
      withStorageFaults(() =>
        database.transaction(
          'rw',
          [database.records, database.outbox, database.dirty, database.meta],
          async () => {
            const transaction = new DexieWriteTransaction(writer);
            const result = await work(transaction);
            await transaction.flush();
            return result;
          },
        ),
      ),
    async get(id) {
      const row = await database.records.get(id);
      return row && recordOf(row);
    },
    async ofDays(kind, from, to) {
      return (await rowsOfDays(database, kind, from, to)).map(recordOf);
    },
    async ofKind(kind) {
      return (await rowsOfDays(database, kind, NO_DAY, NO_DAY)).map(recordOf);
    },
  };
}
