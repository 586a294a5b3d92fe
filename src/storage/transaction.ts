import { ChangeNote } from './change.ts';
import type { GuichetDatabase } from './database.ts';
import {
  BY_AGE,
  BY_DAY,
  type Keys,
  type OutboxRow,
  type RecordRow,
  type Rows,
  type TableName,
} from './schema.ts';

/** Reads within one transaction: all of them see one state of the memory. */
export class ReadTransaction {
  protected readonly transaction: IDBTransaction;

  constructor(transaction: IDBTransaction) {
    this.transaction = transaction;
  }

  get<T extends TableName>(table: T, key: Keys[T]): Promise<Rows[T] | undefined> {
    return settled(this.transaction.objectStore(table).get(key));
  }

  /** Many rows by key, in the order asked. */
  getMany<T extends TableName>(table: T, keys: readonly Keys[T][]): Promise<(Rows[T] | undefined)[]> {
    const store = this.transaction.objectStore(table);
    return new Promise((resolve, reject) => {
      const rows: (Rows[T] | undefined)[] = new Array(keys.length);
      if (keys.length === 0) resolve(rows);
      for (const [index, key] of keys.entries()) {
        const request = store.get(key);
        request.onsuccess = () => {
          rows[index] = request.result;
          if (index === keys.length - 1) resolve(rows);
        };
        request.onerror = () => reject(request.error);
      }
    });
  }

  /**
   * Rows by id, as `getMany`. Many ids that lie close together (a page, an import) mostly bring what is new: which of them
   * are here is then one request instead of one each.
   */
  async getHeld<T extends 'records' | 'outbox' | 'sweep'>(
    table: T,
    ids: readonly string[],
  ): Promise<(Rows[T] | undefined)[]> {
    const range = rangeOf(ids);
    if (!range) return [];
    const keys = await this.keysInRange(table, range, ids.length + 1);
    if (keys.length > ids.length) return this.getMany(table, ids as readonly Keys[T][]);
    const known = new Set<string>(keys);
    const held = ids.filter((id) => known.has(id));
    const rows = await this.getMany(table, held as readonly Keys[T][]);
    const byId = new Map(held.map((id, index) => [id, rows[index]] as const));
    return ids.map((id) => byId.get(id));
  }

  /**
   * Rows by id, as `getMany`, for ids that mostly were made one after the other and are mostly here, or not at all: what
   * waits, what was sent. Their range is then one request instead of one each; where other rows lie between, it is one each.
   */
  async getNeighbours<T extends 'records' | 'outbox' | 'drawer'>(
    table: T,
    ids: readonly string[],
  ): Promise<(Rows[T] | undefined)[]> {
    const range = rangeOf(ids);
    if (!range) return [];
    const rows = await this.getRange(table, range, ids.length + 1);
    if (rows.length > ids.length) return this.getMany(table, ids as readonly Keys[T][]);
    const byId = new Map<string, Rows[T]>(rows.map((row) => [row.id, row] as const));
    return ids.map((id) => byId.get(id));
  }

  /** Rows whose key lies in the range, in order; all where none is given. */
  getRange<T extends TableName>(table: T, range?: IDBKeyRange, limit?: number): Promise<Rows[T][]> {
    return settled(this.transaction.objectStore(table).getAll(range, limit));
  }

  /** Keys that lie in the range, in order. */
  keysInRange<T extends TableName>(table: T, range: IDBKeyRange, limit?: number): Promise<Keys[T][]> {
    return settled(this.transaction.objectStore(table).getAllKeys(range, limit)) as Promise<Keys[T][]>;
  }

  /** How many rows; of those whose key lies in the range, where one is given. */
  count(table: TableName, range?: IDBKeyRange): Promise<number> {
    return settled(this.transaction.objectStore(table).count(range));
  }

  /** Records of a kind filed under days `from` to `to`, both included, by day then id; the first `limit` of them. */
  recordsOfDays(kind: string, from: string, to: string, limit?: number): Promise<RecordRow[]> {
    const index = this.transaction.objectStore('records').index(BY_DAY);
    return settled(index.getAll(IDBKeyRange.bound([kind, from], [kind, to]), limit));
  }

  /** The days under which records of a kind are filed, each once. */
  daysOf(kind: string): Promise<string[]> {
    const range = IDBKeyRange.bound([kind, ''], [kind, '\uffff']);
    const request = this.transaction.objectStore('records').index(BY_DAY).openKeyCursor(range, 'nextunique');
    const days: string[] = [];
    return new Promise((resolve, reject) => {
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const cursor = request.result;
        if (cursor === null) return resolve(days);
        days.push((cursor.key as [string, string])[1]);
        cursor.continue();
      };
    });
  }

  /** What waits longest. */
  oldestWaiting(limit: number): Promise<OutboxRow[]> {
    return settled(this.transaction.objectStore('outbox').index(BY_AGE).getAll(undefined, limit));
  }
}

/**
 * Reads and writes. Awaits between requests are the browser's own: a transaction stays open from one to the next, as the
 * standard says, as long as nothing else is awaited. Puts and deletes are not awaited: the transaction tells whether they went well.
 */
export class MemoryTransaction extends ReadTransaction {
  readonly #note: ChangeNote;

  constructor(transaction: IDBTransaction, note: ChangeNote) {
    super(transaction);
    this.#note = note;
  }

  /** @param before the row that stands there, where it is known: lists that showed it are told */
  put<T extends TableName>(table: T, row: Rows[T], before?: Rows[T]): void {
    this.transaction.objectStore(table).put(row);
    this.#note.put(table, row, before);
  }

  /** Like `put` of a row that is not there; where one is, the transaction aborts with `ConstraintError`. */
  add<T extends TableName>(table: T, row: Rows[T]): void {
    this.transaction.objectStore(table).add(row);
    this.#note.put(table, row);
  }

  /** @param before the row that stands there, where it is known: lists that showed it are told */
  delete<T extends TableName>(table: T, key: Keys[T], before?: Rows[T]): void {
    this.transaction.objectStore(table).delete(key);
    this.#note.delete(table, key, before);
  }

  /** Rows by id, all of them here. Where no other lies between, one request takes them all instead of one each. */
  async deleteNeighbours(table: 'outbox', ids: readonly string[]): Promise<void> {
    const range = rangeOf(ids);
    if (!range) return;
    const alone = (await this.count(table, range)) === ids.length;
    if (alone) this.transaction.objectStore(table).delete(range);
    for (const id of ids) (alone ? this.#note : this).delete(table, id);
  }

  clear(table: TableName): void {
    this.transaction.objectStore(table).clear();
    this.#note.all(table);
  }
}

/** From the least of these ids to the greatest; none for none. */
function rangeOf(ids: readonly string[]): IDBKeyRange | undefined {
  const sorted = [...ids].sort();
  return sorted.length === 0 ? undefined : IDBKeyRange.bound(sorted[0], sorted.at(-1));
}

/** How a request ends whose connection the browser has closed, or whose file would not be read this time. */
const PASSING = new Set(['AbortError', 'InvalidStateError', 'UnknownError']);

/**
 * Runs `work` in one read-only transaction over these tables. Its awaits may only be reads of that transaction. Where the
 * connection is lost meanwhile, it is run once more on a new one: reading twice harms nobody.
 */
export async function inSnapshot<T>(
  database: GuichetDatabase,
  tables: readonly TableName[],
  work: (transaction: ReadTransaction) => Promise<T>,
): Promise<T> {
  const read = async () => {
    const transaction = await begin(database, tables, 'readonly');
    return unlessClosed(transaction, work(new ReadTransaction(transaction)));
  };
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof DOMException) || !PASSING.has(error.name)) throw error;
    database.drop();
    return read();
  }
}

/**
 * Runs `work` in one strict transaction over these tables and resolves on its `complete` event, never before: with
 * Chromium's default durability, a power cut loses what a person saw saved. When `work` throws, or the browser aborts (a
 * commit that fails fires `abort` alone), it rejects and nothing was written.
 */
export async function inTransaction<T>(
  database: GuichetDatabase,
  tables: readonly TableName[],
  work: (transaction: MemoryTransaction) => Promise<T>,
): Promise<T> {
  const transaction = await begin(database, tables, 'readwrite');
  const note = new ChangeNote();
  const ended = endOf(transaction);
  let result: T;
  try {
    result = await unlessClosed(transaction, work(new MemoryTransaction(transaction, note)));
    transaction.commit();
  } catch (error) {
    abort(transaction);
    // Where the browser had aborted it already, that is the cause, and what `work` stumbled on is its consequence.
    await unlessClosed(transaction, ended).catch((cause: unknown) => {
      if (transaction.error !== null) throw cause;
    });
    throw error;
  }
  await unlessClosed(transaction, ended);
  if (!note.isEmpty) database.changes.tell(note);
  return result;
}

/** A connection that the browser is closing refuses transactions: then once more, on a new one. */
async function begin(
  database: GuichetDatabase,
  tables: readonly TableName[],
  mode: 'readonly' | 'readwrite',
): Promise<IDBTransaction> {
  const options = mode === 'readwrite' ? ({ durability: 'strict' } as const) : {};
  try {
    return (await database.connection()).transaction([...tables], mode, options);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
    database.drop();
    return (await database.connection()).transaction([...tables], mode, options);
  }
}

/** Connections that the browser has closed by itself. */
const closed = new WeakSet<IDBDatabase>();

/**
 * What is awaited of a transaction; rejects where the browser closes its connection meanwhile. Chromium gives a transaction that
 * was begun in the very moment it closes one (the disk is full) no event at all: neither `complete`, `abort` nor `error`.
 */
function unlessClosed<T>({ db }: IDBTransaction, awaited: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    function refuse(): void {
      closed.add(db);
      reject(new DOMException('The browser closed the connection', 'AbortError'));
    }
    db.addEventListener('close', refuse);
    awaited.then(resolve, reject).finally(() => db.removeEventListener('close', refuse));
    // What has ended already is told as it ended.
    if (closed.has(db)) queueMicrotask(refuse);
  });
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException('The transaction was aborted', 'AbortError'));
  });
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It had ended already.
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
