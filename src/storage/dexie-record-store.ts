import type { RecordStore } from '../commands/desk.ts';
import type { Day } from '../domain/kernel/site-time.ts';
import type { GuichetDatabase, RecordRow } from './database.ts';
import { DraftingTransaction, type Writer } from './drafting-transaction.ts';
import { recordOf } from './rows.ts';
import { NO_DAY } from './state-facts.ts';
import { withStorageFaults } from './storage-fault.ts';
import { inTransaction } from './transaction.ts';

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
        inTransaction(database, ['records', 'outbox', 'dirty', 'meta'], async (transaction) => {
          const drafting = new DraftingTransaction(writer, transaction);
          const result = await work(drafting);
          await drafting.flush();
          return result;
        }),
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

function rowsOfDays(database: GuichetDatabase, kind: string, from: Day, to: Day): PromiseLike<RecordRow[]> {
  return database.records.where('[kind+day]').between([kind, from], [kind, to], true, true).toArray();
}
