import Dexie, { cmp, RangeSet } from 'dexie';
import { type Keys, keyOfRow, type Rows, secondKeyOfRow, type TableName } from './database.ts';

type Key = string | number | readonly [string, string];

/** Up to this many keys are told one by one; beyond, as the one range they lie in: a page of a thousand must cost nothing. */
const TOLD_ONE_BY_ONE = 20;

/**
 * What a transaction changed, told to Dexie's live queries of every tab and worker in the form they understand: ranges of
 * keys by table and index. The empty index name is the primary key; `:dels` are keys that lists of keys may lose.
 */
export class ChangeNote {
  /** Changed keys by table and index, each once. */
  readonly #keys = new Map<string, Map<string, Key>>();
  readonly #cleared: TableName[] = [];
  readonly #database: string;

  constructor(database: string) {
    this.#database = database;
  }

  put<T extends TableName>(table: T, row: Rows[T], before: Rows[T] | undefined): void {
    this.#add(table, '', keyOfRow(table, row));
    this.#addSecond(table, row);
    if (before !== undefined) this.#addSecond(table, before);
  }

  delete<T extends TableName>(table: T, key: Keys[T]): void {
    this.#add(table, '', key);
  }

  all(table: TableName): void {
    this.#cleared.push(table);
  }

  /** To be called once the transaction is complete. */
  tell(): void {
    const parts: Record<string, RangeSet> = {};
    for (const [place, keys] of this.#keys) {
      const ranges = rangesOf([...keys.values()]);
      parts[place] = ranges;
      if (place.endsWith('/')) parts[`${place}:dels`] = ranges;
    }
    for (const table of this.#cleared) {
      for (const index of ['', ':dels'])
        parts[this.#place(table, index)] = new RangeSet(Dexie.minKey, Dexie.maxKey);
    }
    if (Object.keys(parts).length > 0) Dexie.on.storagemutated.fire(parts);
  }

  #addSecond<T extends TableName>(table: T, row: Rows[T]): void {
    const second = secondKeyOfRow(table, row);
    if (second !== undefined) this.#add(table, second.index, second.key);
  }

  #add(table: TableName, index: string, key: Key): void {
    const place = this.#place(table, index);
    const keys = this.#keys.get(place) ?? new Map<string, Key>();
    keys.set(String(key), key);
    this.#keys.set(place, keys);
  }

  #place(table: TableName, index: string): string {
    return `idb://${this.#database}/${table}/${index}`;
  }
}

function rangesOf(keys: readonly Key[]): RangeSet {
  if (keys.length <= TOLD_ONE_BY_ONE) return new RangeSet().addKeys([...keys]);
  let [from, to] = [keys[0] as Key, keys[0] as Key];
  for (const key of keys) {
    if (cmp(key, from) < 0) from = key;
    if (cmp(key, to) > 0) to = key;
  }
  return new RangeSet(from, to);
}
