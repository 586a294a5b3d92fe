import type { RecordStore, WriteTransaction } from '../commands/desk.ts';
import { NO_DAY } from '../domain/kernel/filing-day.ts';
import type { Footprint } from './change.ts';
import type { GuichetDatabase } from './database.ts';
import { DraftingTransaction, type Writer } from './drafting-transaction.ts';
import { LastKnown, Overtaken } from './last-known.ts';
import { recordOf } from './rows.ts';
import { withStorageFaults } from './storage-fault.ts';
import { inSnapshot, inTransaction } from './transaction.ts';

/**
 * The tablet's memory, as commands need it. A write is one strict IndexedDB transaction: record, outbox row, dirty day and
 * clock together; it resolves on the transaction's `complete`. The stamp is drawn inside it, so that two tabs, whose write
 * transactions follow one another, cannot draw the same.
 */
export function indexedDbRecordStore(writer: Writer): RecordStore {
  const lastKnown = new LastKnown();
  let underWay = 0;

  async function attempt<T>(work: Work<T>, known: LastKnown): Promise<T> {
    const { result, written } = await writeOnce(writer, work, known);
    lastKnown.keep(written);
    return result;
  }

  return {
    ...recordReader(writer.database),
    write: (work) =>
      withStorageFaults(async () => {
        underWay += 1;
        try {
          // Behind another write of this tab, what is known is already out of date.
          return await attempt(work, underWay === 1 ? lastKnown : new LastKnown());
        } catch (error) {
          lastKnown.forget();
          if (!(error instanceof Overtaken)) throw error;
          return await attempt(work, new LastKnown());
        } finally {
          underWay -= 1;
        }
      }),
  };
}

type Work<T> = (transaction: WriteTransaction) => Promise<T>;

function writeOnce<T>(
  writer: Writer,
  work: Work<T>,
  known: LastKnown,
): Promise<{ readonly result: T; readonly written: ReadonlyMap<string, unknown> }> {
  return inTransaction(writer.database, ['records', 'outbox', 'dirty', 'meta'], async (transaction) => {
    const drafting = new DraftingTransaction(writer, transaction, known);
    try {
      return { result: await work(drafting), written: await drafting.flush() };
    } catch (error) {
      // A command may have stumbled over what no longer held.
      if (!(error instanceof Overtaken)) await drafting.makeSure();
      throw error;
    }
  });
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
