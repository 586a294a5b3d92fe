import type { DayPage, DayQuery, DigestAnswer, DigestRequest } from '../contract/digest.ts';
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
  /** A number that no other push of this memory has or will have, were the page to die the moment after. From 1. */
  nextPush(): Promise<number>;
  /**
   * Takes in the endpoint's answer to these records: what waits goes only if what is held is still what was sent; a refused
   * record goes to the drawer with the reason. A record the answer does not name, or refuses for the clock, waits on.
   */
  settle(sent: readonly GuichetRecord[], answer: PushAnswer): Promise<void>;
  /**
   * Merges the page's records, forgets those it says are gone, and moves the cursor, together. Unsent facts of a record that is
   * gone stay, alone. A record that is not one goes to the drawer.
   * @param asked the position the page was asked from; the cursor stays where another has moved it meanwhile
   */
  applyPage(page: PullPage, asked: Position): Promise<void>;
  /**
   * What is held may have been removed without this device having been told: notes every record held, and reads the log again
   * from 0. Each record that a page then names is held as the endpoint has it, unsent and refused facts apart; `tidy` forgets
   * the others.
   * @param horizon the endpoint's; see `contract/pull.ts`
   * @returns whether anything was held
   */
  beginSnapshot(asked: Position, horizon: number): Promise<boolean>;
  /**
   * The log has been read as far as `read`, its head: forgets what a reading from 0 has not named, and copies of what was sent long ago and
   * these postes may not read. Never a fact that waits. Done in steps; may be cut off at any of them.
   */
  tidy(read: Position): Promise<void>;
  /** The endpoint's log is another one: queues everything this device holds and may write, and pulls again from 0. */
  changeEpoch(epoch: string): Promise<void>;
  /** The endpoint filters by other postes than before: keeps the device as it is now and pulls again from 0. */
  changeScope(scope: string, device: Device): Promise<void>;
  /**
   * The digest of what is held of each day, by kind, of the kinds these postes read; what the endpoint has refused is left out.
   * Reads in steps, so that it never holds up the page.
   */
  digests(): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>>;
  /**
   * Queues those records of a kind and day that are not as the endpoint has them, as far as these postes may write them: what
   * the endpoint has already is a merge that changes nothing.
   * @param theirs digests by id of the records the endpoint has of that day
   * @returns how many were queued
   */
  requeueUnlike(kind: string, day: string, theirs: ReadonlyMap<string, string>): Promise<number>;
  /** Puts right the instants that unsent facts read from this device's clock, which is wrong. Nothing is put right twice. */
  correctInstants(fault: ClockFault): Promise<void>;
  /** Stamps what waits anew after the endpoint refused the clock. @param offsetMs endpoint's clock minus this device's */
  restamp(offsetMs: number): Promise<void>;
  health(): Promise<Health>;
  noteHealth(health: Health): Promise<void>;
  /** Calls now and after each change of either count, whichever tab made it. Returns the end of it. */
  watchCounts(onCounts: (counts: Counts) => void): () => void;
}

/** How wrong this device's clock is. */
export interface ClockFault {
  /** The endpoint's clock minus this device's. */
  readonly offsetMs: number;
  /** Since when, by this device's clock, it has run without being set. */
  readonly steadySince: number;
}

/** How the exchanges go, as told after the page was closed and opened again. Instants in milliseconds since 1970. */
export interface Health {
  readonly lastSyncAt?: number;
  readonly offlineSince?: number;
}

export interface Counts {
  readonly unsent: number;
  readonly refused: number;
}

export interface Position {
  readonly epoch: string;
  readonly scope: string;
  readonly cursor: number;
  /** The endpoint's horizon when the reading from 0 began; absent where removals were not followed from there on. */
  readonly horizon?: number;
}

/** The endpoint, as the sync needs it. A failure says why nothing was exchanged. */
export interface Remote {
  push(request: PushRequest): Promise<Result<PushAnswer>>;
  pull(query: PullQuery): Promise<Result<PullPage>>;
  /** Where what this device holds has come apart from what the endpoint has. */
  digest(request: DigestRequest): Promise<Result<DigestAnswer>>;
  recordsOfDay(query: DayQuery): Promise<Result<DayPage>>;
  /** The endpoint's clock, milliseconds since 1970; asked before a first push. */
  time(asked: null): Promise<Result<{ readonly time: number }>>;
  /** This device as the endpoint knows it now. */
  device(): Promise<Result<Device>>;
}

/** Keeps two tabs and the service worker from working twice. Correctness never depends on it. */
export interface Lock {
  /** Runs `work` alone; `undefined` when another holds the lock. */
  tryRun<T>(work: () => Promise<T>): Promise<T | undefined>;
}

/** Time and chance around the loops, and where a bug is told. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  now(): number;
  /** 0 to 1. */
  random(): number;
  /** Runs once after a while; returns what calls it off. */
  setTimer(delayMs: number, run: () => void): () => void;
  report(error: unknown): void;
}
