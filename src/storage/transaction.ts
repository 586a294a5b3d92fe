import { ChangeNote } from './change-note.ts';
import type { GuichetDatabase, Keys, Rows, TableName } from './database.ts';

/**
 * One read-write transaction, in IndexedDB's own terms. Dexie's transactions follow `await` by rewriting promises, which
 * under load lost the thread now and then ("Transaction committed too early") and cost about as much as the disk. Here an
 * `await` is the browser's own: the transaction stays open from one request to the next, as the standard says.
 *
 * Reads are promises; puts and deletes are not awaited: the transaction tells whether they went well.
 */
export class MemoryTransaction {
  readonly #transaction: IDBTransaction;
  readonly #note: ChangeNote;

  constructor(transaction: IDBTransaction, note: ChangeNote) {
    this.#transaction = transaction;
    this.#note = note;
  }

  get<T extends TableName>(table: T, key: Keys[T]): Promise<Rows[T] | undefined> {
    return settled(this.#transaction.objectStore(table).get(key));
  }

  /** Many rows by key, in the order asked. */
  getMany<T extends TableName>(table: T, keys: readonly Keys[T][]): Promise<(Rows[T] | undefined)[]> {
    const store = this.#transaction.objectStore(table);
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

  /** Rows whose key lies in the range, in order; `undefined` stands for all. */
  getRange<T extends TableName>(table: T, range?: IDBKeyRange, limit?: number): Promise<Rows[T][]> {
    return settled(this.#transaction.objectStore(table).getAll(range, limit));
  }

  /** Keys that lie in the range, in order. */
  keysInRange<T extends TableName>(table: T, range: IDBKeyRange, limit: number): Promise<Keys[T][]> {
    return settled(this.#transaction.objectStore(table).getAllKeys(range, limit)) as Promise<Keys[T][]>;
  }

  /** Rows of a kind filed under days `from` to `to`, both included. */
  recordsOfDays(kind: string, from: string, to: string): Promise<Rows['records'][]> {
    const index = this.#transaction.objectStore('records').index('[kind+day]');
    return settled(index.getAll(IDBKeyRange.bound([kind, from], [kind, to])));
  }

  /** @param before the row that stands there, where it is known: lists that showed it are told */
  put<T extends TableName>(table: T, row: Rows[T], before?: Rows[T]): void {
    this.#transaction.objectStore(table).put(row);
    this.#note.put(table, row, before);
  }

  delete<T extends TableName>(table: T, key: Keys[T]): void {
    this.#transaction.objectStore(table).delete(key);
    this.#note.delete(table, key);
  }

  clear(table: TableName): void {
    this.#transaction.objectStore(table).clear();
    this.#note.all(table);
  }
}

/**
 * Runs `work` in one strict transaction over these tables and resolves on its `complete` event, never before. When `work`
 * throws, or the browser aborts (a commit that fails fires `abort` alone), it rejects and nothing was written.
 */
export async function inTransaction<T>(
  database: GuichetDatabase,
  tables: readonly TableName[],
  work: (transaction: MemoryTransaction) => Promise<T>,
): Promise<T> {
  const transaction = await begin(database, tables);
  const note = new ChangeNote(database.name);
  const ended = endOf(transaction);
  let result: T;
  try {
    result = await work(new MemoryTransaction(transaction, note));
    transaction.commit();
  } catch (error) {
    abort(transaction);
    // Where the browser had aborted it already, that is the cause, and what `work` stumbled on is its consequence.
    await ended.catch((cause: unknown) => {
      if (transaction.error !== null) throw cause;
    });
    throw error;
  }
  await ended;
  note.tell();
  return result;
}

/** Opens the database anew where the browser has closed it meanwhile (storage pressure, an upgrade, a bug of its own). */
async function begin(database: GuichetDatabase, tables: readonly TableName[]): Promise<IDBTransaction> {
  if (!database.isOpen()) await database.open();
  try {
    return beginOn(database, tables);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
    database.close({ disableAutoOpen: false });
    await database.open();
    return beginOn(database, tables);
  }
}

function beginOn(database: GuichetDatabase, tables: readonly TableName[]): IDBTransaction {
  return database.backendDB().transaction([...tables], 'readwrite', { durability: 'strict' });
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
