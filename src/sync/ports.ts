import type { Device } from '../contract/enrolment.ts';
import type { PullPage, PullQuery } from '../contract/pull.ts';
import type { PushAnswer, PushRequest } from '../contract/push.ts';
import type { GuichetRecord } from '../domain/kernel/record.ts';
import type { Result } from '../domain/kernel/result.ts';

/** The tablet's memory, as the sync needs it. Each method is one durable transaction. */
export interface SyncStore {
  device(): Promise<Device | undefined>;
  position(): Promise<Position>;
  /** Oldest first; each record holds its unsent facts only. Empty when nothing waits. */
  outbox(limit: number): Promise<GuichetRecord[]>;
  /**
   * Takes in the endpoint's answer to these records: an outbox row goes only if its stamps are still those sent; a refused
   * record goes to the drawer with the reason.
   */
  settle(sent: readonly GuichetRecord[], answer: PushAnswer): Promise<void>;
  /** Merges the page's records and moves the cursor, together. */
  applyPage(page: PullPage): Promise<void>;
  /** The endpoint's log is another one: queues everything this device holds and may write, and pulls again from 0. */
  changeEpoch(epoch: string): Promise<void>;
  /** Stamps what waits anew after the endpoint refused the clock. @param offsetMs endpoint's clock minus this device's */
  restamp(offsetMs: number): Promise<void>;
}

export interface Position {
  readonly epoch: string;
  readonly scope: string;
  readonly cursor: number;
}

/** The endpoint, as the sync needs it. A failure says why nothing was exchanged. */
export interface Remote {
  push(request: PushRequest): Promise<Result<PushAnswer>>;
  pull(query: PullQuery): Promise<Result<PullPage>>;
}

/** Keeps two tabs and the service worker from working twice. Correctness never depends on it. */
export interface Lock {
  /** Runs `work` alone; `undefined` when another holds the lock. */
  tryRun<T>(work: () => Promise<T>): Promise<T | undefined>;
}
