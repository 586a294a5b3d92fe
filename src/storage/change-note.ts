import Dexie, { RangeSet } from 'dexie';
import { type Keys, keyOfRow, type Rows, secondKeyOfRow, type TableName } from './database.ts';

/**
 * What a transaction changed, told to Dexie's live queries of every tab and worker in the form they understand: ranges of
 * keys by table and index. The empty index name is the primary key; `:dels` are keys that lists of keys may lose.
 */
export class ChangeNote {
  readonly #parts: Record<string, RangeSet> = {};
  readonly #database: string;

  constructor(database: string) {
    this.#database = database;
  }

  put<T extends TableName>(table: T, row: Rows[T], before: Rows[T] | undefined): void {
    const key = keyOfRow(table, row);
    this.#ranges(table, '').addKey(key);
    this.#ranges(table, ':dels').addKey(key);
    this.#second(table, row);
    if (before !== undefined) this.#second(table, before);
  }

  delete<T extends TableName>(table: T, key: Keys[T]): void {
    this.#ranges(table, '').addKey(key);
    this.#ranges(table, ':dels').addKey(key);
  }

  all(table: TableName): void {
    for (const index of ['', ':dels'])
      this.#ranges(table, index).add({ from: Number.NEGATIVE_INFINITY, to: [[]] });
  }

  /** To be called once the transaction is complete. */
  tell(): void {
    if (Object.keys(this.#parts).length > 0) Dexie.on.storagemutated.fire(this.#parts);
  }

  #second<T extends TableName>(table: T, row: Rows[T]): void {
    const second = secondKeyOfRow(table, row);
    if (second !== undefined) this.#ranges(table, second.index).addKey(second.key);
  }

  #ranges(table: TableName, index: string): RangeSet {
    const part = `idb://${this.#database}/${table}/${index}`;
    this.#parts[part] ??= new RangeSet();
    return this.#parts[part];
  }
}
