import { NO_DAY } from '../domain/kernel/filing-day.ts';
import type { GuichetRecord } from '../domain/kernel/record.ts';
import type { Day } from '../domain/kernel/site-time.ts';
import type { GuichetDatabase } from './database.ts';
import { recordOf } from './rows.ts';
import { type DirtyRow, keyOfRow } from './schema.ts';
import { inSnapshot, inTransaction } from './transaction.ts';
import { watchReads } from './watch-reads.ts';

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

/** What days a question is about, both included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** The counts of a month of a kind, made from the chunks of its days. */
export interface MonthPack<Pack> {
  /** `2026-11` */
  readonly month: string;
  readonly pack: Pack;
}

/**
 * What the statistics worker reads of the tablet's memory, and where it keeps its columns.
 * A rebuild is: `dirtyDays`, then `recordsOf` each, then `settle`. A day written to in between stays dirty, whatever
 * `settle` puts, because its mark is no longer the one that was read; so no write waits for a rebuild, or is missed by it.
 */
export interface ChunkStore {
  /**
   * Days to rebuild, at most `limit`, of these kinds only. Empty when every chunk is up to date.
   * @param range days to look at; all when absent
   */
  dirtyDays(kinds: readonly string[], limit: number, range?: DayRange): Promise<readonly DirtyDay[]>;
  /** How many days are to be rebuilt. */
  dirtyCount(kinds: readonly string[]): Promise<number>;
  /** The records filed under that day, any status. */
  recordsOf(kind: string, day: Day): Promise<readonly GuichetRecord[]>;
  /** Keeps the chunks, takes the marks off and drops the packs of their months, in one transaction. */
  settle(rebuilt: readonly Rebuilt[]): Promise<void>;
  /** Chunks of days `from` to `to`, both included, in the order of days. Days without records have none. */
  chunks<Chunk>(kind: string, from: Day, to: Day): Promise<readonly DayChunk<Chunk>[]>;
  /** Packs of months `from` to `to`, both included, in order. A month that has none is answered from its days. */
  packs<Pack>(kind: string, from: string, to: string): Promise<readonly MonthPack<Pack>[]>;
  /**
   * Makes a month's pack from the chunks of its days, in one transaction, so that no rebuild comes between.
   * @param packOf gives `undefined` where these chunks make none
   */
  packMonth<Chunk>(
    kind: string,
    month: string,
    packOf: (days: readonly DayChunk<Chunk>[]) => unknown,
  ): Promise<void>;
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

/** Sorts after every day. */
const AFTER_ALL_DAYS = '\uffff';

export function chunkStore(database: GuichetDatabase): ChunkStore {
  async function recordsOf(kind: string, day: Day): Promise<GuichetRecord[]> {
    const rows = await inSnapshot(database, ['records'], (transaction) =>
      transaction.recordsOfDays(kind, day, day),
    );
    return rows.map(recordOf);
  }

  return {
    dirtyDays: (kinds, limit, range) =>
      inSnapshot(database, ['dirty'], async (transaction) => {
        const found = await Promise.all(
          kinds.map((kind) =>
            transaction.getRange('dirty', range ? daysIn(kind, range) : allDays(kind), limit),
          ),
        );
        return found.flat().slice(0, limit);
      }),

    dirtyCount: (kinds) =>
      inSnapshot(database, ['dirty'], async (transaction) => {
        const counts = await Promise.all(kinds.map((kind) => transaction.count('dirty', allDays(kind))));
        return counts.reduce((sum, count) => sum + count, 0);
      }),

    recordsOf,

    settle: (rebuilt) =>
      inTransaction(database, ['dirty', 'chunks'], async (transaction) => {
        const keys = rebuilt.map(({ dirty }) => keyOfRow('dirty', dirty));
        const marks = await transaction.getMany('dirty', keys);
        for (const [index, { dirty, chunk }] of rebuilt.entries()) {
          if (marks[index]?.mark !== dirty.mark) continue;
          const key = keyOfRow('dirty', dirty);
          if (chunk === undefined) transaction.delete('chunks', key);
          else transaction.put('chunks', { kind: dirty.kind, day: dirty.day, chunk });
          transaction.delete('dirty', key);
          transaction.delete('chunks', [packKind(dirty.kind), dirty.day.slice(0, MONTH_LETTERS)]);
        }
      }),

    async chunks<Chunk>(kind: string, from: Day, to: Day) {
      const rows = await inSnapshot(database, ['chunks'], (transaction) =>
        transaction.getRange('chunks', daysIn(kind, { from, to })),
      );
      return rows.map(({ day, chunk }) => ({ day, chunk: chunk as Chunk }));
    },

    async packs<Pack>(kind: string, from: string, to: string) {
      const rows = await inSnapshot(database, ['chunks'], (transaction) =>
        transaction.getRange('chunks', daysIn(packKind(kind), { from, to })),
      );
      return rows.map(({ day, chunk }) => ({ month: day, pack: chunk as Pack }));
    },

    packMonth: (kind, month, packOf) =>
      inTransaction(database, ['chunks'], async (transaction) => {
        const range = { from: `${month}-01`, to: `${month}-31` };
        const rows = await transaction.getRange('chunks', daysIn(kind, range));
        const days = rows.map(({ day, chunk }) => ({ day, chunk: chunk as never }));
        const pack = packOf(days);
        if (pack !== undefined) transaction.put('chunks', { kind: packKind(kind), day: month, chunk: pack });
      }),

    rebuildAll: (kind) =>
      inTransaction(database, ['records', 'dirty', 'chunks'], async (transaction) => {
        const [days, chunks, packs] = await Promise.all([
          transaction.daysOf(kind),
          transaction.keysInRange('chunks', allDays(kind)),
          transaction.keysInRange('chunks', allDays(packKind(kind))),
        ]);
        const mark = crypto.randomUUID();
        for (const key of [...chunks, ...packs]) transaction.delete('chunks', key);
        for (const day of days) if (day !== NO_DAY) transaction.put('dirty', { kind, day, mark });
      }),

    undated: (kind) => recordsOf(kind, NO_DAY),

    follow: (onChange) =>
      watchReads(database, async (footprint) => footprint.readTable('dirty'), onChange, reportError),
  };
}

/** Letters of `2026-11`. */
const MONTH_LETTERS = 7;

/** Packs lie beside the chunks they are made from, under a kind of their own: no record kind has a stroke in its name. */
function packKind(kind: string): string {
  return `${kind}/month`;
}

function daysIn(kind: string, { from, to }: DayRange): IDBKeyRange {
  return IDBKeyRange.bound([kind, from], [kind, to]);
}

/** Rows of a kind that have a day. */
function allDays(kind: string): IDBKeyRange {
  return IDBKeyRange.bound([kind, NO_DAY], [kind, AFTER_ALL_DAYS], true);
}
