import type { Device } from '../contract/enrolment.ts';
import type { ClockReading } from '../domain/kernel/stamp.ts';
import type { Health, Position } from '../sync/ports.ts';
import type { GuichetDatabase } from './database.ts';
import type { MetaRow } from './schema.ts';
import { inSnapshot, inTransaction, type ReadTransaction } from './transaction.ts';

/** What this device knows of itself, by key of the `meta` table. */
export interface MetaValues {
  readonly device: Device;
  readonly position: Position;
  readonly clock: Clock;
  /** The greatest reading the endpoint has taken: where the clock goes back to when it is refused. */
  readonly seen: ClockReading;
  readonly health: Health;
  /** The number drawn last for a push of this device. */
  readonly pushNumber: number;
  /** The device's key; its private half cannot be read out, only used. */
  readonly key: CryptoKeyPair;
  readonly pendingKey: CryptoKeyPair;
}

/** The hybrid clock of this device, shared by its tabs and its service worker. */
export interface Clock {
  /** The greatest reading issued or seen: the next stamp lies beyond it. */
  readonly last: ClockReading;
  /** The endpoint's clock minus this device's, once the endpoint has refused it; else 0. */
  readonly offsetMs: number;
}

/** Where a memory stands that has never read the log. */
export const START: Position = { epoch: '', scope: '', cursor: 0 };

/** Reads outside any transaction. */
export function readMeta<K extends keyof MetaValues>(
  database: GuichetDatabase,
  key: K,
): Promise<MetaValues[K] | undefined> {
  return inSnapshot(database, ['meta'], (transaction) => metaIn(transaction, key));
}

export function writeMeta<K extends keyof MetaValues>(
  database: GuichetDatabase,
  key: K,
  value: MetaValues[K],
): Promise<void> {
  return inTransaction(database, ['meta'], async (transaction) =>
    transaction.put('meta', metaRow(key, value)),
  );
}

/** Reads inside a transaction. */
export async function metaIn<K extends keyof MetaValues>(
  transaction: ReadTransaction,
  key: K,
): Promise<MetaValues[K] | undefined> {
  return (await transaction.get('meta', key))?.value as MetaValues[K] | undefined;
}

export function metaRow<K extends keyof MetaValues>(key: K, value: MetaValues[K]): MetaRow {
  return { key, value };
}
