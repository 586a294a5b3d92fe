import type { GuichetRecord } from '../domain/kernel/record.ts';
import type { Day, SiteTime } from '../domain/kernel/site-time.ts';

/**
 * What a command stands on. A command is one verb a person can do: it reads, decides, and states facts in one durable
 * transaction. It never stamps: the store does, inside that transaction, so two tabs cannot issue the same stamp.
 */
export interface Desk {
  readonly store: RecordStore;
  readonly time: SiteTime;
  /** The letter of this device's tickets, its own on the site. */
  readonly series: string;
  /** Milliseconds since 1970. */
  now(): number;
  newId(): string;
}

/** The tablet's memory, as commands need it. Implemented by `indexedDbRecordStore` and, in tests, `memoryRecordStore`. */
export interface RecordStore {
  /**
   * Runs `work` in one transaction and makes it durable. Resolves once the bytes are on disk, never before;
   * rejects with `StoreFailure` (disk full, database lost), then nothing of it was written. Where another tab wrote meanwhile,
   * `work` may be run once more, from the start: it leaves nothing behind but its result.
   */
  write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T>;
  /** Reads one record; `undefined` when it is not here. */
  get(id: string): Promise<GuichetRecord | undefined>;
  /** Records of a kind filed under days `from` to `to`, both included. */
  ofDays(kind: string, from: Day, to: Day): Promise<GuichetRecord[]>;
  /** Every record of a kind that has no day (settings). */
  ofKind(kind: string): Promise<GuichetRecord[]>;
}

export interface WriteTransaction {
  get(id: string): Promise<GuichetRecord | undefined>;
  /** Reads many records by id, in the order asked; `undefined` where one is not here. */
  getAll(ids: readonly string[]): Promise<(GuichetRecord | undefined)[]>;
  ofDays(kind: string, from: Day, to: Day): Promise<GuichetRecord[]>;
  /** States facts of a record, creating it where needed. `null` takes a fact back. */
  state(kind: string, id: string, facts: Readonly<Record<string, unknown>>): Promise<void>;
  /**
   * States the first facts of a record whose id was drawn just now (`newId`): nothing is looked up, a tap waits for nothing but
   * the disk. Where such a record is there already, the write rejects.
   */
  create(kind: string, id: string, facts: Readonly<Record<string, unknown>>): Promise<void>;
  /** `state` for many records of a kind at once (an import): a few bulk requests instead of several a record. */
  stateAll(kind: string, statements: readonly Omit<Statement, 'kind'>[]): Promise<void>;
  /** A value this device alone keeps (its last ticket), read and written in the same transaction. Never synced. */
  recall<T>(key: string): Promise<T | undefined>;
  remember(key: string, value: unknown): Promise<void>;
}

/** What a command did, with what takes it back. */
export interface Done {
  readonly id: string;
  readonly undo: readonly Statement[];
}

/** Facts to state again so that a record stands as it stood before. */
export interface Statement {
  readonly kind: string;
  readonly id: string;
  readonly facts: Readonly<Record<string, unknown>>;
}
