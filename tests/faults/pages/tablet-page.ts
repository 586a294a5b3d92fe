import { memoryName, readTrace, setMemoryAside } from '../../../src/app/wiring/device-trace.ts';
import { openThreshold } from '../../../src/app/wiring/open-threshold.ts';
import type { LostPoste, Running, Threshold } from '../../../src/app/wiring/threshold.ts';
import { callVisit } from '../../../src/commands/call-visit.ts';
import { checkInVisitor } from '../../../src/commands/check-in-visitor.ts';
import type { Desk } from '../../../src/commands/desk.ts';
import type { NewSite } from '../../../src/contract/enrolment.ts';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { StoreFailure } from '../../../src/domain/kernel/store-failure.ts';
import type { Position } from '../../../src/sync/ports.ts';
import type { SyncState } from '../../../src/sync/sync-state.ts';

/**
 * The tablet of the rig: the product's own memory, commands, sync and wiring, without its screens. The rig drives it from
 * outside through `globalThis.tablet`.
 */
export interface TabletPage {
  /** Opens the memory. @returns the name of the error that stands in the way */
  open(): Promise<string | undefined>;
  isEnrolled(): boolean;
  /** The alarm of a memory that is empty. */
  lost(): LostPoste | undefined;
  /** As the page of a memory that does not open does, once the person has agreed. */
  setAside(): Promise<void>;
  /** @returns the code of the failure */
  enrol(code: string, name: string, site?: NewSite): Promise<string | undefined>;
  /** Starts the exchanges. */
  start(): void;
  /** Writes numbered facts one after another, and says each (`heard`) once the product has said that it is saved. */
  write(from: number, count: number, pauseMs: number): Promise<number>;
  /** States facts of many records of a kind in one write. @throws where it was not saved */
  stateAll(kind: string, statements: readonly StatedFacts[]): Promise<void>;
  syncNow(): void;
  /** A form begins to hold what is not saved, or no more. */
  fill(filling: boolean): void;
  /** What the person was told of the memory of this page, where it serves no more. */
  memoryEnd(): string | undefined;
  state(): SyncState;
  /** What lies in the memory, read past the product. */
  held(): Promise<Held>;
  /** What lies in the copy of what waits, read past the product. */
  copied(): Promise<readonly GuichetRecord[]>;
}

export interface StatedFacts {
  readonly id: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Held {
  readonly records: readonly GuichetRecord[];
  readonly waiting: readonly string[];
  readonly position: Position | undefined;
}

/** What became of one write: `failed` holds the code of the failure the person was told. */
export interface Heard {
  readonly n: number;
  readonly id?: string;
  readonly fact?: string;
  readonly failed?: string;
}

declare global {
  var tablet: TabletPage;
  var heard: ((heard: Heard) => void) | undefined;
}

let threshold: Threshold | undefined;
let running: Running | undefined;
let filled: PromiseWithResolvers<void> | undefined;
let memoryEnd: string | undefined;
/** Visits written since this page was opened, not called yet. */
const waiting: string[] = [];

globalThis.tablet = {
  async open() {
    if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
    try {
      threshold = await openThreshold();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.name : String(error);
    }
  },
  isEnrolled: () => threshold?.device() !== undefined,
  lost: () => threshold?.lost(),
  setAside: () => setMemoryAside(Date.now()),
  async enrol(code, name, site) {
    const enrolled = await threshold?.enrol({ code, name, ...(site === undefined ? {} : { site }) });
    return enrolled?.ok === false ? enrolled.failure.code : undefined;
  },
  start() {
    // Enrolled anew: the device it was before asks no more.
    running?.stop();
    running = threshold?.start(
      () => ({ follow: () => () => undefined, followProgress: () => () => undefined }),
      Promise.resolve(),
    );
    running?.onMemoryEnd(
      async () => filled?.promise,
      (end) => {
        memoryEnd = end;
      },
    );
  },
  async write(from, count, pauseMs) {
    const desk = running?.guichet.desk;
    if (desk === undefined) throw new Error('The tablet is not started');
    let saved = 0;
    for (let n = from; n < from + count; n += 1) {
      const heard = await writeOne(desk, n);
      globalThis.heard?.(heard);
      if (heard.failed === undefined) saved += 1;
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    return saved;
  },
  async stateAll(kind, statements) {
    await running?.guichet.desk.store.write((transaction) => transaction.stateAll(kind, statements));
  },
  fill(filling) {
    filled?.resolve();
    filled = filling ? Promise.withResolvers() : undefined;
  },
  memoryEnd: () => memoryEnd,
  syncNow: () => running?.guichet.sync.syncNow(),
  state() {
    if (running === undefined) throw new Error('The tablet is not started');
    return running.guichet.sync.state();
  },
  held,
  copied,
};

/** Every third write calls a visit written before; the others check one in. */
async function writeOne(desk: Desk, n: number): Promise<Heard> {
  const called = n % 3 === 0 ? waiting.shift() : undefined;
  const mark = `n-${n}`;
  try {
    const done =
      called === undefined
        ? await checkInVisitor(desk, { service: 'accueil-general', reason: mark, appointment: false })
        : await callVisit(desk, { id: called, counter: mark });
    if (!done.ok) return { n, failed: done.failure.code };
    if (called === undefined) waiting.push(done.value.id);
    return { n, id: done.value.id, fact: called === undefined ? 'arrival' : 'call' };
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error;
    return { n, failed: error.failure.code };
  }
}

async function held(): Promise<Held> {
  const name = memoryName(await readTrace());
  const database = await new Promise<IDBDatabase | undefined>((resolve, reject) => {
    const opening = indexedDB.open(name);
    let absent = false;
    // Looking must not make an empty one.
    opening.onupgradeneeded = () => {
      absent = true;
      opening.transaction?.abort();
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => (absent ? resolve(undefined) : reject(opening.error));
  });
  if (database === undefined) return { records: [], waiting: [], position: undefined };
  const transaction = database.transaction(['records', 'outbox', 'meta']);
  const all = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const [records, waitingIds, position] = await Promise.all([
    all<GuichetRecord[]>(transaction.objectStore('records').getAll()),
    all(transaction.objectStore('outbox').getAllKeys()),
    all<{ value: Position } | undefined>(transaction.objectStore('meta').get('position')),
  ]);
  database.close();
  return {
    records: records.map(({ id, site, kind, facts }) => ({ id, site, kind, facts })),
    waiting: waitingIds.map(String),
    position: position?.value,
  };
}

async function copied(): Promise<readonly GuichetRecord[]> {
  const cache = await caches.open('guichet-unsent');
  const files = await Promise.all(
    (await cache.keys()).map(async (name) => (await cache.match(name))?.json()),
  );
  return files.flatMap((file: readonly { record: GuichetRecord }[]) => file.map(({ record }) => record));
}
