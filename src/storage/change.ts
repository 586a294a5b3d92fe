import type { Day } from '../domain/kernel/site-time.ts';
import { type Keys, keyOfRow, type OutboxRow, type RecordRow, type Rows, type TableName } from './schema.ts';

/** What one transaction changed. Plain data: told to other tabs and workers. */
export interface Change {
  /** Keys of changed rows by table, as text; `EVERYTHING` where a table was emptied. */
  readonly keys: Readonly<Partial<Record<TableName, ReadonlySet<string>>>>;
  /** Days that records left, entered, or changed in: `visit 2026-03-02`. */
  readonly filed: ReadonlySet<string>;
}

/** Stands for every key of a table, and for every day. */
export const EVERYTHING = '*';

/** Rows that a transaction put, as they were put. */
export interface PutRows {
  readonly records: ReadonlyMap<string, RecordRow>;
  readonly outbox: ReadonlyMap<string, OutboxRow>;
}

/** Gathers what a transaction changes, while it runs. */
export class ChangeNote implements Change, PutRows {
  readonly keys: Partial<Record<TableName, Set<string>>> = {};
  readonly filed = new Set<string>();
  readonly records = new Map<string, RecordRow>();
  readonly outbox = new Map<string, OutboxRow>();

  /** @param before the row that stood there, where it is known */
  put<T extends TableName>(table: T, row: Rows[T], before?: Rows[T]): void {
    this.#add(table, String(keyOfRow(table, row)));
    if (table === 'outbox') this.outbox.set((row as OutboxRow).id, row as OutboxRow);
    if (table !== 'records') return;
    this.records.set((row as RecordRow).id, row as RecordRow);
    for (const filed of [row, before] as (RecordRow | undefined)[]) {
      if (filed !== undefined) this.filed.add(filing(filed.kind, filed.day));
    }
  }

  /** @param before the row that stood there, where lists showed it */
  delete<T extends TableName>(table: T, key: Keys[T], before?: Rows[T]): void {
    this.#add(table, String(key));
    if (table !== 'records' || before === undefined) return;
    const { kind, day } = before as RecordRow;
    this.filed.add(filing(kind, day));
  }

  all(table: TableName): void {
    this.#add(table, EVERYTHING);
    if (table === 'records') this.filed.add(EVERYTHING);
  }

  get isEmpty(): boolean {
    return Object.keys(this.keys).length === 0;
  }

  #add(table: TableName, key: string): void {
    this.keys[table] ??= new Set();
    this.keys[table].add(key);
  }
}

/** What a query has read: a change that touches none of it cannot change its answer. */
export class Footprint {
  readonly #keys: [TableName, string][] = [];
  readonly #tables = new Set<TableName>();
  readonly #days: { readonly from: string; readonly to: string }[] = [];

  readKey(table: TableName, key: string): void {
    this.#keys.push([table, key]);
  }

  readTable(table: TableName): void {
    this.#tables.add(table);
  }

  readDays(kind: string, from: Day, to: Day): void {
    this.#days.push({ from: filing(kind, from), to: filing(kind, to) });
  }

  isTouchedBy({ keys, filed }: Change): boolean {
    for (const table of this.#tables) if (keys[table] !== undefined) return true;
    for (const [table, key] of this.#keys) {
      if (keys[table]?.has(key) || keys[table]?.has(EVERYTHING)) return true;
    }
    if (this.#days.length === 0) return false;
    if (filed.has(EVERYTHING)) return true;
    for (const place of filed) {
      if (this.#days.some(({ from, to }) => from <= place && place <= to)) return true;
    }
    return false;
  }
}

/** Sorts by kind, then by day; no kind's name holds a space. */
function filing(kind: string, day: Day): string {
  return `${kind} ${day}`;
}
