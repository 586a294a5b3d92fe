import type { Failure } from '../domain/kernel/failure.ts';
import type { GuichetRecord } from '../domain/kernel/record.ts';

/** What the sync badge tells: always the truth, in words. */
export interface SyncState {
  /** Records written here that the endpoint has not acknowledged. */
  readonly unsent: number;
  /** Records the endpoint refused; they wait in the drawer. */
  readonly refused: number;
  readonly working: boolean;
  /** Since when the endpoint has not answered, milliseconds since 1970; absent when the last exchange went well. */
  readonly offlineSince?: number;
  /** The last exchange that went well. */
  readonly lastSyncAt?: number;
  /** Why the last exchange failed. */
  readonly problem?: Failure;
  /** This device's clock minus the endpoint's, milliseconds, where a person should set it. */
  readonly clockOffMs?: number;
  /** The last local write that could not be saved; cleared by the next that is. */
  readonly unsaved?: Failure;
}

export interface UnsentRecord {
  readonly record: GuichetRecord;
  /** Names of the facts that wait. */
  readonly facts: readonly string[];
}

export interface RefusedRecord {
  readonly record: GuichetRecord;
  readonly refused: string;
  readonly detail: string;
  readonly at: number;
}
