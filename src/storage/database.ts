import { ChangeFeed } from './change-feed.ts';
import { VERSION } from './schema.ts';

export const DATABASE_NAME = 'guichet';

/** Chromium now and then fails to open with this name and succeeds at once when asked again. */
const PASSING_FAULT = 'UnknownError';
const TRIES = 3;

/** Brings the memory of that name to the present version of the schema, and closes it. */
export type Upgrade = (name: string) => Promise<void>;

/**
 * A connection to the tablet's memory. Every tab and worker has its own, to the same data. Where the browser closes it
 * (storage pressure, a fault of its own), the next use opens it again.
 */
export class GuichetDatabase {
  readonly name: string;
  /** What is written, by whichever tab or worker. */
  readonly changes: ChangeFeed;
  #connection: Promise<IDBDatabase> | undefined;
  readonly #upgrade: Upgrade;

  /** @param upgrade what to do where there is no such memory yet, or one of an older version */
  constructor(name: string, upgrade: Upgrade) {
    this.name = name;
    this.#upgrade = upgrade;
    this.changes = new ChangeFeed(name);
  }

  connection(): Promise<IDBDatabase> {
    this.#connection ??= this.#connect();
    return this.#connection;
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
      const connection = await openWithRetries(this.name, this.#upgrade);
      connection.onclose = () => this.drop();
      // A newer version of the app wants to change the schema: this connection must not stand in its way.
      connection.onversionchange = () => this.drop();
      return connection;
    } catch (error) {
      this.#connection = undefined;
      throw error;
    }
  }
}

/**
 * Opens the tablet's memory, creating it on the first visit.
 * @throws DOMException when the browser gives no storage: `SecurityError` or `InvalidStateError` (private window),
 * `QuotaExceededError` (disk full), `VersionError` (data of a newer version), `MissingAPIError`
 */
export async function openDatabase(name = DATABASE_NAME): Promise<GuichetDatabase> {
  const database = new GuichetDatabase(name, upgradeByDexie);
  await database.connection();
  return database;
}

async function openWithRetries(name: string, upgrade: Upgrade): Promise<IDBDatabase> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await openOnce(name, upgrade);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== PASSING_FAULT || tries === TRIES) throw error;
    }
  }
}

/** Dexie is loaded when there is something to create or upgrade, and only then: it weighs on no screen that opens. */
const upgradeByDexie: Upgrade = async (name) => {
  const { upgradeSchema } = await import('./upgrade-schema.ts');
  await upgradeSchema(name);
};

/** Opens what is there. What is not, or is of an older version, is created or upgraded first. */
async function openOnce(name: string, upgrade: Upgrade): Promise<IDBDatabase> {
  if (!('indexedDB' in globalThis))
    throw new DOMException('This browser has no IndexedDB', 'MissingAPIError');
  const present = await openPresent(name);
  if (present !== undefined) return present;
  await upgrade(name);
  const upgraded = await openPresent(name);
  if (upgraded === undefined) throw new DOMException('The upgraded database is gone', 'UnknownError');
  return upgraded;
}

/** `undefined` when the present version of the schema is not there; then nothing was changed. */
function openPresent(name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    let outdated = false;
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
