import type { GuichetRecord } from '../domain/kernel/record.ts';
import type { Day } from '../domain/kernel/site-time.ts';
import type { Stamp } from '../domain/kernel/stamp.ts';

/** A record as it lies in the tablet's memory: `day` files it, `NO_DAY` where it has none. */
export interface RecordRow extends GuichetRecord {
  readonly day: Day;
}

/** A record that holds facts the endpoint has not acknowledged. The facts themselves lie in the record. */
export interface OutboxRow {
  readonly id: string;
  readonly kind: string;
  /** The facts that wait, with the stamp each had when it was written. */
  readonly stamps: Readonly<Record<string, Stamp>>;
  /** Those the endpoint had already, sent again in case it has lost them, with the stamp they had then. */
  readonly known?: Readonly<Record<string, Stamp>>;
  /** Those whose instant was read from this device's clock, with what it said. See `clocked-facts.ts`. */
  readonly clocked?: Readonly<Record<string, number>>;
  /** When the first of them was written, milliseconds since 1970 by this device's clock. */
  readonly since: number;
}

/** What could not be exchanged, kept for a person to look at: facts the endpoint refused, or a record it sent that is not one. */
export interface DrawerRow {
  readonly id: string;
  /** The refused facts in their record; of what the endpoint sent, as much as could be read. */
  readonly record: GuichetRecord;
  readonly refused: string;
  readonly detail: string;
  readonly at: number;
  /** What the endpoint sent, as it came. */
  readonly raw?: unknown;
}

/** A day of a kind whose chunk is out of date. A new mark each time, so that a rebuild can tell it was overtaken. */
export interface DirtyRow {
  readonly kind: string;
  readonly day: Day;
  readonly mark: string;
}

/** The columns of a day of a kind. What they look like is the statistics worker's own matter. */
export interface ChunkRow {
  readonly kind: string;
  readonly day: Day;
  readonly chunk: unknown;
}

export interface MetaRow {
  readonly key: string;
  readonly value: unknown;
}

/** A record that was held when a snapshot of the site began, and that the snapshot has not named yet. */
export interface SweepRow {
  readonly id: string;
  /** The endpoint has taken in facts of it since: the log will name it yet. */
  readonly taken?: true;
}

/** The rows of each table. */
export interface Rows {
  readonly records: RecordRow;
  readonly outbox: OutboxRow;
  readonly drawer: DrawerRow;
  readonly dirty: DirtyRow;
  readonly chunks: ChunkRow;
  readonly meta: MetaRow;
  readonly sweep: SweepRow;
}

/** The primary key of each table. */
export interface Keys {
  readonly records: string;
  readonly outbox: string;
  readonly drawer: string;
  readonly dirty: [kind: string, day: Day];
  readonly chunks: [kind: string, day: Day];
  readonly meta: string;
  readonly sweep: string;
}

export type TableName = keyof Rows;

/** The index of records by kind and day. */
export const BY_DAY = '[kind+day]';

/** The index of the outbox by age. */
export const BY_AGE = 'since';

/** The schema's number as IndexedDB counts it: ten times that of `upgrade-schema.ts`, as Dexie numbers its versions. */
export const VERSION = 20;

export function keyOfRow<T extends TableName>(table: T, row: Rows[T]): Keys[T] {
  if (table === 'meta') return (row as MetaRow).key as Keys[T];
  if (table === 'dirty' || table === 'chunks')
    return [(row as DirtyRow).kind, (row as DirtyRow).day] as Keys[T];
  return (row as RecordRow).id as Keys[T];
}
