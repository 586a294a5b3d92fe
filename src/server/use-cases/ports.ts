import type { AccessQuery } from '../../contract/access-log.ts';
import type { Access } from '../../domain/access/access.ts';
import type { GuichetRecord } from '../../domain/kernel/record.ts';
import type { Day } from '../../domain/kernel/site-time.ts';
import type { Poste } from '../../domain/rights.ts';

/** One préfecture, and the head of its log. */
export interface Site {
  readonly id: string;
  /** IANA zone; fixed, since the day of every record is derived from it. */
  readonly zone: string;
  /** The number given to the record that changed last. */
  readonly seq: number;
  /** Names the log; another one after a restoration. */
  readonly epoch: string;
  readonly createdAt: number;
  /** Removals up to this number are no longer remembered: whoever has read less far starts again. Absent: none is forgotten. */
  readonly horizon?: number;
}

export interface EnrolledDevice {
  readonly site: string;
  readonly id: string;
  readonly name: string;
  readonly postes: readonly Poste[];
  readonly series: string;
  /** RFC 7638 thumbprint of the device's public key. */
  readonly keyThumbprint: string;
  readonly createdAt: number;
  readonly lastSeenAt?: number;
  readonly revokedAt?: number;
  /** Why, where it was not a person who did it. */
  readonly revokedFor?: RevocationCause;
}

/** `cloned`: its profile was copied to another machine. */
export type RevocationCause = 'cloned';

/** A push as its device counts it. See `contract/push.ts`. */
export interface NumberedPush {
  readonly device: string;
  readonly number: number;
  readonly batch: string;
}

/** A one-time code as it is kept: nobody can read it back. */
export interface EnrolCode {
  /** SHA-256 of the code, in hexadecimal. */
  readonly hash: string;
  /** Its first four characters: a wrong code that begins so counts as an attempt on this one. */
  readonly prefix: string;
  /** The site it opens a poste of; absent when it opens a site that does not exist yet. */
  readonly site?: string;
  /** The name proposed for the device. */
  readonly name?: string;
  readonly postes: readonly Poste[];
  readonly attempts: number;
  readonly expiresAt: number;
  /** The thumbprint of the key it was used with. */
  readonly usedBy?: string;
}

/** A record as a row: the day it is filed under (`''` for none) and its place in the site's log. */
export interface FiledRecord {
  readonly record: GuichetRecord;
  readonly day: Day | '';
  readonly seq: number;
}

/** A row of a page, its facts still text: a pull passes them on without reading them. */
export interface PageRow {
  readonly id: string;
  readonly kind: string;
  readonly seq: number;
  /** JSON. */
  readonly facts: string;
}

/** Tells whether the records of a day are still those that were read. */
export interface DayMark {
  readonly day: Day;
  readonly seq: number;
  readonly count: number;
}

export interface PageQuery {
  readonly after: number;
  readonly limit: number;
  readonly kinds: readonly string[];
  /** Whether kinds that are none of `known` are in it too. */
  readonly unknownKinds: boolean;
  readonly known: readonly string[];
}

export interface DayPageQuery {
  readonly kind: string;
  readonly day: Day | '';
  readonly after: number;
  readonly limit: number;
}

export interface RecordTable {
  byIds(site: string, ids: readonly string[]): Promise<ReadonlyMap<string, GuichetRecord>>;
  /** Adds or replaces. */
  put(rows: readonly FiledRecord[]): Promise<void>;
  /** Rows of the log after a number, in its order. */
  page(site: string, query: PageQuery): Promise<readonly PageRow[]>;
  /** Rows of a kind filed under a day, in the log's order, after a number of it. */
  pageOfDay(site: string, query: DayPageQuery): Promise<readonly PageRow[]>;
  /** Records of a kind filed under a day up to this one, by day then number, those of no day first. */
  filedUpTo(
    site: string,
    kind: string,
    day: Day,
    after: { readonly day: Day | ''; readonly seq: number },
    limit: number,
  ): Promise<readonly FiledRecord[]>;
  /** Takes rows away, without a trace: whoever removes a record leaves its tombstone. */
  remove(site: string, ids: readonly string[]): Promise<void>;
  ofKind(site: string, kind: string): Promise<readonly GuichetRecord[]>;
  ofDays(site: string, kind: string, days: readonly Day[]): Promise<readonly GuichetRecord[]>;
  dayMarks(site: string, kind: string, from: Day, to: Day): Promise<readonly DayMark[]>;
}

export interface SiteTable {
  /** The site of this endpoint: the first one created. */
  first(): Promise<Site | undefined>;
  /** Oldest first. */
  all(): Promise<readonly Site[]>;
  byId(id: string): Promise<Site | undefined>;
  /** Likewise, and no other transaction changes this site's log before this one ends. */
  lock(id: string): Promise<Site>;
  add(site: Site): Promise<void>;
  setSeq(id: string, seq: number): Promise<void>;
  setHorizon(id: string, horizon: number): Promise<void>;
}

/** What is left of a removed record: its name, its place in the log, when it went (milliseconds since 1970). */
export interface Tombstone {
  readonly id: string;
  readonly kind: string;
  readonly seq: number;
  readonly at: number;
}

export interface TombstoneTable {
  /** Those of these ids that were removed. */
  among(site: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  add(site: string, tombstones: readonly Tombstone[]): Promise<void>;
  /** As `RecordTable.page`. */
  page(site: string, query: PageQuery): Promise<readonly Pick<Tombstone, 'id' | 'seq'>[]>;
  /** Forgets removals made before that instant. @returns the greatest number forgotten, if any was */
  dropBefore(site: string, at: number): Promise<number | undefined>;
}

export interface AccessTable {
  add(site: string, access: Access): Promise<void>;
  /** The latest first; two of one instant by their ids. */
  page(site: string, query: AccessQuery): Promise<readonly Access[]>;
  dropBefore(site: string, at: number): Promise<void>;
}

export interface DeviceTable {
  byKey(keyThumbprint: string): Promise<EnrolledDevice | undefined>;
  ofSite(site: string): Promise<readonly EnrolledDevice[]>;
  add(device: EnrolledDevice): Promise<void>;
  setPostes(site: string, device: string, postes: readonly Poste[]): Promise<void>;
  revoke(site: string, device: string, at: number, cause?: RevocationCause): Promise<void>;
  seen(site: string, device: string, at: number): Promise<void>;
}

/** The numbers of the last pushes of each device. */
export interface PushTable {
  /** Keeps them. @returns those whose number another batch had taken */
  note(site: string, pushes: readonly NumberedPush[]): Promise<readonly NumberedPush[]>;
  /**
   * Counts numbers of a device that were claimed twice, one after the other.
   * @param within how far apart two of them may lie to be counted together
   * @returns how many there are with this one
   */
  countClash(site: string, device: string, number: number, within: number): Promise<number>;
  /** Forgets those below this number. */
  forgetBelow(site: string, device: string, number: number): Promise<void>;
}

export interface CodeTable {
  add(code: EnrolCode): Promise<void>;
  byPrefix(prefix: string): Promise<readonly EnrolCode[]>;
  countAttempt(prefix: string): Promise<void>;
  /** False when somebody else used it first. */
  use(hash: string, keyThumbprint: string, at: number): Promise<boolean>;
  /** Forgets those that expired before `at`, used or not. */
  forgetExpired(at: number): Promise<void>;
}

/** What the endpoint itself remembers. */
export interface MemoTable {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  /** Keeps what is there already. Returns what is kept. */
  setOnce(key: string, value: string): Promise<string>;
  /** Replaces what is kept, if it is still `before`: of several who try at once, one does. */
  replace(key: string, before: string, value: string): Promise<boolean>;
}

export interface Tables {
  readonly records: RecordTable;
  readonly sites: SiteTable;
  readonly devices: DeviceTable;
  readonly codes: CodeTable;
  readonly pushes: PushTable;
  readonly tombstones: TombstoneTable;
  readonly accesses: AccessTable;
  readonly memos: MemoTable;
}

/** The endpoint's database. */
export interface Store {
  readonly engine: 'sqlite' | 'postgresql';
  /** Each call reads on its own. For reading only: SQLite refuses a write through it. */
  readonly read: Tables;
  /** All reads of `work` see one state of the database, and no writer waits for them. */
  snapshot<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /** One durable transaction: everything in it, on the disk, or nothing. */
  transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /** @throws when the database does not answer */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Remembers which proofs were used, for as long as their nonce would be accepted. */
export interface UsedProofs {
  /** Whether what is used here stays used after a restart, and in other processes. */
  readonly outlivesProcess: boolean;
  /** False when this proof was used before. Windows below `oldestWindow` are forgotten. */
  use(window: number, proof: string, oldestWindow: number): Promise<boolean>;
}

export interface SiteGrew {
  readonly site: string;
  readonly seq: number;
}

export interface DeviceRevoked {
  readonly site: string;
  readonly device: string;
}

/** The clock, milliseconds since 1970, and so many bytes of chance. */
export interface TimeAndChance {
  now(): number;
  random(count: number): Uint8Array;
}

/** Wakes the devices of a site, through whichever process of the endpoint they are linked to. */
export interface Wakes {
  grew(event: SiteGrew): void;
  revoked(event: DeviceRevoked): void;
  /** Returns the end of it. */
  follow(follower: { grew(event: SiteGrew): void; revoked(event: DeviceRevoked): void }): () => void;
  close(): Promise<void>;
}
