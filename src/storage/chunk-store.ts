import { type Collection, liveQuery, type Table } from 'dexie';
import type { GuichetRecord } from '../domain/kernel/record.ts';
import type { Day } from '../domain/kernel/site-time.ts';
import { type DirtyRow, type GuichetDatabase, keyOfRow } from './database.ts';
import { NO_DAY } from './state-facts.ts';
import { inTransaction } from './transaction.ts';

/** A day of a kind whose chunk is missing or out of date. Given back to `settle` as it came. */
export type DirtyDay = DirtyRow;

/** A chunk and the day it stands for. */
export interface DayChunk<Chunk> {
  readonly day: Day;
  readonly chunk: Chunk;
}

/** A day's chunk rebuilt from its records; `chunk` is `undefined` when the day has none left. */
export interface Rebuilt {
  readonly dirty: DirtyDay;
  /** Structured-cloneable: plain data and typed arrays. */
  readonly chunk: unknown;
}

/**
 * What the statistics worker reads of the tablet's memory, and where it keeps its columns.
 * A rebuild is: `dirtyDays`, then `recordsOf` each, then `settle`. A day written to in between stays dirty, whatever
 * `settle` puts, because its mark is no longer the one that was read; so no write waits for a rebuild, or is missed by it.
 */
export interface ChunkStore {
  /** Days to rebuild, at most `limit`, of these kinds only. Empty when every chunk is up to date. */
  dirtyDays(kinds: readonly string[], limit: number): Promise<readonly DirtyDay[]>;
  /** The records filed under that day, any status. */
  recordsOf(kind: string, day: Day): Promise<readonly GuichetRecord[]>;
  /** Keeps the chunks and takes the marks off, in one transaction. */
  settle(rebuilt: readonly Rebuilt[]): Promise<void>;
  /** Chunks of days `from` to `to`, both included, in the order of days. Days without records have none. */
  chunks<Chunk>(kind: string, from: Day, to: Day): Promise<readonly DayChunk<Chunk>[]>;
  /** Drops every chunk of a kind and marks its days dirty: the layout of the columns has changed. */
  rebuildAll(kind: string): Promise<void>;
  /** Records of a kind that has no day (settings). */
  undated(kind: string): Promise<readonly GuichetRecord[]>;
  /**
   * Calls now and after each transaction that put marks on or took them off, whichever tab or worker did it (an undated
   * record that changes marks the day it has not, so it calls too). Returns the end of it.
   */
  follow(onChange: () => void): () => void;
}

export function chunkStore(database: GuichetDatabase): ChunkStore {
  const { records, dirty, chunks } = database;
  return {
    async dirtyDays(kinds, limit) {
      const found: DirtyDay[] = [];
      for (const kind of kinds) {
        if (found.length >= limit) break;
        found.push(
          ...(await daysOf(dirty, kind)
            .limit(limit - found.length)
            .toArray()),
        );
      }
      return found;
    },

    recordsOf: (kind, day) => records.where('[kind+day]').equals([kind, day]).toArray(),

    settle: (rebuilt) =>
      inTransaction(database, ['dirty', 'chunks'], async (transaction) => {
        const keys = rebuilt.map(({ dirty: taken }) => keyOfRow('dirty', taken));
        const marks = await transaction.getMany('dirty', keys);
        for (const [index, { dirty: taken, chunk }] of rebuilt.entries()) {
          if (marks[index]?.mark !== taken.mark) continue;
          const key = keyOfRow('dirty', taken);
          if (chunk === undefined) transaction.delete('chunks', key);
          else transaction.put('chunks', { kind: taken.kind, day: taken.day, chunk });
          transaction.delete('dirty', key);
        }
      }),

    async chunks<Chunk>(kind: string, from: Day, to: Day) {
      const rows = await chunks.where('[kind+day]').between([kind, from], [kind, to], true, true).toArray();
      return rows.map(({ day, chunk }) => ({ day, chunk: chunk as Chunk }));
    },

    rebuildAll: (kind) =>
      database.transaction('rw', records, dirty, chunks, async () => {
        const keys = (await daysOf(records, kind).uniqueKeys()) as unknown as [string, Day][];
        await daysOf(chunks, kind).delete();
        const mark = crypto.randomUUID();
        await dirty.bulkPut(keys.map(([, day]) => ({ kind, day, mark })));
      }),

    undated: (kind) => records.where('[kind+day]').equals([kind, NO_DAY]).toArray(),

    follow(onChange) {
      const subscription = liveQuery(() => dirty.toArray()).subscribe({ next: onChange });
      return () => subscription.unsubscribe();
    },
  };
}

/** Rows of a kind that have a day, in the order of days. */
function daysOf<Row, Key, Insert>(
  table: Table<Row, Key, Insert>,
  kind: string,
): Collection<Row, Key, Insert> {
  return table.where('[kind+day]').between([kind, NO_DAY], [kind, '\uffff'], false, true);
}
