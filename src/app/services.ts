import type { Desk, RecordStore } from '../commands/desk.ts';
import type { ContactOpener } from '../commands/open-contact.ts';
import type { AccessPage, AccessQuery } from '../contract/access-log.ts';
import type { CodeAnswer, Device, DeviceRow } from '../contract/enrolment.ts';
import type { PreviewAnswer } from '../contract/retention.ts';
import type { Result } from '../domain/kernel/result.ts';
import type { SiteRetention } from '../domain/retention/retention.ts';
import type { Poste } from '../domain/rights.ts';
import type { Contact } from '../domain/sealing/contact.ts';
import type { PinHash } from '../domain/sealing/kiosk-pin.ts';
import type { KeptKey, SafeChange, Secret } from '../domain/sealing/safe.ts';
import type { ContactSealer, SealingKey } from '../domain/sealing/sealed-contact.ts';
import type { Board } from '../domain/statistics/board.ts';
import type { AnswerTo, Question } from '../domain/statistics/question.ts';
import type { RefusedRecord, SyncState, UnsentRecord } from '../sync/sync-state.ts';

/** Everything a screen may reach outside itself. `main.tsx` builds it once; screens get it from `useGuichet()`. */
export interface Guichet {
  readonly device: Device;
  readonly desk: Desk;
  readonly live: LiveReader;
  readonly statistics: Statistics;
  readonly board: BoardFeed;
  readonly sync: SyncControl;
  readonly memory: MemoryControl;
  readonly office: Office;
  readonly contacts: Contacts;
  readonly safeKeeper: SafeKeeper;
  readonly kiosk: KioskLock;
}

/** Answers that follow the tablet's memory: whatever wrote it (this tab, another, the sync). */
export interface LiveReader {
  /** Calls `onResult` with the query's result now and after each change of what it read. Returns the end of it. */
  watch<T>(query: (store: RecordStore) => Promise<T>, onResult: (result: T) => void): () => void;
}

/** The statistics worker. */
export interface Statistics {
  /** Asks now and again whenever the answer may have changed. Returns the end of it. */
  follow<Q extends Question>(question: Q, onAnswer: (answer: AnswerTo<Q>) => void): () => void;
  /** Tells while the days of many records are counted anew, and at their end. Returns the end of it. */
  followProgress(
    onProgress: (progress: { readonly done: number; readonly total: number }) => void,
  ): () => void;
}

/** What a wall screen shows, wherever this device may have it from. */
export interface BoardFeed {
  /** Tells the last board this device has had, at once and also offline; then each newer one. Returns the end of it. */
  follow(onBoard: (received: ReceivedBoard) => void): () => void;
}

export interface ReceivedBoard {
  readonly board: Board;
  /** When it came, milliseconds since 1970 by this device's clock. */
  readonly receivedAt: number;
}

export interface SyncControl {
  state(): SyncState;
  subscribe(onChange: (state: SyncState) => void): () => void;
  /** Exchanges now instead of at the next occasion. */
  syncNow(): void;
  unsent(): Promise<readonly UnsentRecord[]>;
  refused(): Promise<readonly RefusedRecord[]>;
}

/** What is done with this device's memory itself. Rejects with `StoreFailure` where it fails. */
export interface MemoryControl {
  /** How much the browser lets Guichet keep; `undefined` where it does not say. */
  room(): Promise<Room | undefined>;
  /** Asks the browser never to clear it by itself. @returns whether it promised */
  keep(): Promise<boolean>;
  /** Takes over what another device of the site could not send: merged, and queued. */
  takeIn(records: readonly UnsentRecord[]): Promise<{ readonly queued: number; readonly known: number }>;
  /** Queues refused records anew, as they are now. @returns how many */
  sendAgain(records: readonly RefusedRecord[]): Promise<number>;
  /** Takes refused records out of the drawer for good. */
  remove(records: readonly RefusedRecord[]): Promise<void>;
  /**
   * Empties it: records, key, traces. This browser is then no poste any more.
   * @param exported what the person has in a file
   * @returns `false`, having changed nothing, when something is neither sent nor in that file
   */
  retire(exported: {
    readonly unsent: readonly UnsentRecord[];
    readonly refused: readonly RefusedRecord[];
  }): Promise<boolean>;
}

export interface Room {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** The browser has promised not to clear it by itself. */
  readonly kept: boolean;
}

/** What the quality office asks of the endpoint itself; needs the network. */
export interface Office {
  createCode(postes: readonly Poste[], name: string): Promise<Result<CodeAnswer>>;
  devices(): Promise<Result<readonly DeviceRow[]>>;
  changePostes(device: string, postes: readonly Poste[]): Promise<Result<null>>;
  revoke(device: string): Promise<Result<null>>;
  /** Says that this device has emptied its memory, so that it is taken off the list. */
  sayRetired(): Promise<Result<null>>;
  /** A page of the log of accesses, the latest first. */
  accesses(query: AccessQuery): Promise<Result<AccessPage>>;
  /** What retention would remove by these rules, and the site's elsewhere. Changes nothing. */
  previewRetention(rules: SiteRetention): Promise<Result<PreviewAnswer>>;
}

/** Sealed contacts: sealed by whoever takes them down, opened where the safe is open. */
export interface Contacts extends ContactOpener {
  sealer(contact: Contact, key: SealingKey): ContactSealer;
  /** Which keys are open on this page now. */
  safe(): SafeState;
  subscribe(onChange: (state: SafeState) => void): () => void;
  /**
   * Opens, for a short while and in this page's memory only, the keys this passphrase seals.
   * Fails with `wrong-secret`, or `too-many-tries` after several wrong ones.
   */
  unlock(kept: readonly KeptKey[], passphrase: string): Promise<Result<null>>;
  lock(): void;
}

export interface SafeState {
  /** Ids. */
  readonly openKeys: ReadonlySet<string>;
}

/** What the quality office does with the safe. Gives what to state (`keepSafe`); fails with `wrong-secret`. */
export interface SafeKeeper {
  make(passphrase: string): Promise<SafeChange>;
  changePassphrase(kept: readonly KeptKey[], secret: Secret, passphrase: string): Promise<Result<SafeChange>>;
  renewCode(kept: readonly KeptKey[], passphrase: string): Promise<Result<SafeChange>>;
  rotateKey(kept: readonly KeptKey[], passphrase: string): Promise<Result<SafeChange>>;
  hashPin(pin: string): Promise<PinHash>;
}

/** The kiosk's screen, left in visitors' hands. */
export interface KioskLock {
  /** Whether it was shown since the PIN was last given. */
  isOn(): boolean;
  enter(): void;
  /** Fails with `wrong-secret`, or `too-many-tries` after several wrong ones. */
  leave(pin: string, hash: PinHash): Promise<Result<null>>;
  subscribe(onChange: () => void): () => void;
}
