import { ChangeFeed } from './change-feed.ts';
import { VERSION } from './schema.ts';

export const DATABASE_NAME = 'guichet';

/**
 * How an opening fails that succeeds a little later: Chromium now and then gives `UnknownError`, and `AbortError` for some
 * tens of milliseconds after it has closed a connection by itself.
 */
const PASSING_FAULTS = new Set(['UnknownError', 'AbortError']);
const PAUSES_MS = [0, 100, 400];

/** Brings the memory of that name to the present version of the schema, and closes it. */
export type Upgrade = (name: string) => Promise<void>;

/**
 * Why this connection will never serve again, though the page is still open. `outdated`: a newer version of the app has taken
 * the memory over. `gone`: what it held was deleted (the browser's data were cleared, or another tab retired the device).
 */
export type MemoryEnd = 'outdated' | 'gone';

/**
 * A connection to the tablet's memory. Every tab and worker has its own, to the same data. Where the browser closes it
 * (storage pressure, a fault of its own), the next use opens it again: what is there, never an empty one in its place.
 */
export class GuichetDatabase {
  readonly name: string;
  /** What is written, by whichever tab or worker. */
  readonly changes: ChangeFeed;
  /** What a newer version of the app has to wait for: a form that is being filled. */
  beforeLettingGo: () => Promise<void> = () => Promise.resolve();
  #connection: Promise<IDBDatabase> | undefined;
  #end: MemoryEnd | undefined;
  #tellEnd: (end: MemoryEnd) => void = () => undefined;
  #wasOpen = false;
  readonly #upgrade: Upgrade;
  readonly #onBlocked: () => void;

  /**
   * @param upgrade what to do where there is no such memory yet, or one of an older version
   * @param onBlocked called while a tab of an older version stands in the way; the opening goes on once it lets go
   */
  constructor(name: string, upgrade: Upgrade, onBlocked: () => void = () => undefined) {
    this.name = name;
    this.#upgrade = upgrade;
    this.#onBlocked = onBlocked;
    this.changes = new ChangeFeed(name);
  }

  /** @throws DOMException as the browser gave it; `VersionError`, `NotFoundError` once its end has come */
  async connection(): Promise<IDBDatabase> {
    if (this.#end !== undefined) throw endError(this.#end);
    this.#connection ??= this.#connect();
    return this.#connection;
  }

  /** Calls once the memory is another's, or no more; at once where it is so already. */
  onEnd(tell: (end: MemoryEnd) => void): void {
    this.#tellEnd = tell;
    if (this.#end !== undefined) tell(this.#end);
  }

  /** Opens anew at the next use; what is being written ends first. */
  drop(): void {
    this.#connection?.then((connection) => connection.close()).catch(() => undefined);
    this.#connection = undefined;
  }

  close(): void {
    this.drop();
    this.changes.close();
  }

  async #connect(): Promise<IDBDatabase> {
    try {
      const upgrade = this.#wasOpen ? leaveAbsent : this.#upgrade;
      const connection = await openWithRetries(this.name, upgrade, this.#onBlocked);
      this.#wasOpen = true;
      connection.onclose = () => this.#reopen();
      connection.onversionchange = ({ newVersion }) => void this.#letGo(newVersion);
      return connection;
    } catch (error) {
      this.#connection = undefined;
      if (this.#wasOpen && error === ABSENT) this.#finish('gone');
      throw error;
    }
  }

  /** The browser closed it by itself. Where it did so because all was cleared, nobody should write another line to find out. */
  #reopen(): void {
    this.drop();
    this.connection().catch(() => undefined);
  }

  async #letGo(newVersion: number | null): Promise<void> {
    if (newVersion !== null) await this.beforeLettingGo();
    this.#finish(newVersion === null ? 'gone' : 'outdated');
  }

  #finish(end: MemoryEnd): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    this.drop();
    this.#tellEnd(end);
  }
}

/**
 * Opens the tablet's memory, creating it on the first visit.
 * @throws DOMException when the browser gives no storage: `SecurityError` or `InvalidStateError` (private window),
 * `QuotaExceededError` (disk full), `VersionError` (data of a newer version), `MissingAPIError`
 */
export async function openDatabase(name = DATABASE_NAME, onBlocked?: () => void): Promise<GuichetDatabase> {
  const database = new GuichetDatabase(name, upgradeByDexie, onBlocked);
  await database.connection();
  return database;
}

function endError(end: MemoryEnd): DOMException {
  return end === 'outdated'
    ? new DOMException('A newer version of the app has taken the memory over', 'VersionError')
    : ABSENT;
}

const ABSENT = new DOMException('What this page had opened is no longer there', 'NotFoundError');

const leaveAbsent: Upgrade = () => Promise.reject(ABSENT);

async function openWithRetries(name: string, upgrade: Upgrade, onBlocked: () => void): Promise<IDBDatabase> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await openOnce(name, upgrade, onBlocked);
    } catch (error) {
      const pause = PAUSES_MS[tries];
      if (!(error instanceof DOMException) || !PASSING_FAULTS.has(error.name) || pause === undefined)
        throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Dexie is loaded when there is something to create or upgrade, and only then: it weighs on no screen that opens. */
const upgradeByDexie: Upgrade = async (name) => {
  const { upgradeSchema } = await import('./upgrade-schema.ts');
  await upgradeSchema(name);
};

/** Opens what is there. What is not, or is of an older version, is created or upgraded first. */
async function openOnce(name: string, upgrade: Upgrade, onBlocked: () => void): Promise<IDBDatabase> {
  if (!('indexedDB' in globalThis))
    throw new DOMException('This browser has no IndexedDB', 'MissingAPIError');
  const present = await openPresent(name, onBlocked);
  if (present !== undefined) return present;
  await upgrade(name);
  const upgraded = await openPresent(name, onBlocked);
  if (upgraded === undefined) throw new DOMException('The upgraded database is gone', 'UnknownError');
  return upgraded;
}

/** `undefined` when the present version of the schema is not there; then nothing was changed. */
function openPresent(name: string, onBlocked: () => void): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    let outdated = false;
    request.onblocked = () => onBlocked();
    request.onupgradeneeded = () => {
      outdated = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => {
      if (outdated) resolve(undefined);
      else reject(request.error);
    };
  });
}
