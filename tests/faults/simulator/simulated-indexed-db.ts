import type { Rows, TableName } from '../../../src/storage/schema.ts';
import { objectStoreOf, type Row } from './simulated-object-store.ts';
import type { Process, World } from './world.ts';

type Table = Map<string, Row>;
/** Rows put (or deleted: `undefined`) and not committed yet. */
type Draft = Map<string, Row | undefined>;

/** What lies on the disk of one tablet. Outlives its processes. */
export class Disk {
  readonly name: string;
  readonly tables = new Map<string, Table>();
  readonly world: World;
  /** Transactions in the order they were asked for, until they end. */
  readonly live: SimulatedTransaction[] = [];
  /** What relaxed commits replaced: the disk may not have it yet. */
  readonly unflushed: Map<string, Draft>[] = [];
  /** The next commit fails, as on a full disk. */
  failNextCommit: string | undefined;

  constructor(name: string, world: World) {
    this.name = name;
    this.world = world;
  }

  table(name: string): Table {
    const table = this.tables.get(name);
    if (table !== undefined) return table;
    const made: Table = new Map();
    this.tables.set(name, made);
    return made;
  }

  rows<T extends TableName>(table: T): Rows[T][] {
    return [...this.table(table).values()] as unknown as Rows[T][];
  }

  /** What a process leaves behind when it dies. A commit under way may have reached the disk, or not. */
  forget(process: Process, powerCut: boolean): void {
    const left = this.live.filter((transaction) => transaction.owner === process);
    for (const transaction of left) transaction.die(this.world.chance.happens(0.5));
    if (powerCut) for (const replaced of this.unflushed.splice(0).reverse()) this.write(replaced);
  }

  write(drafts: ReadonlyMap<string, Draft>): void {
    for (const [name, draft] of drafts) {
      const table = this.table(name);
      for (const [key, row] of draft) {
        if (row === undefined) table.delete(key);
        else table.set(key, row);
      }
    }
  }

  startWaiting(): void {
    for (const [index, transaction] of this.live.entries()) {
      if (!this.live.slice(0, index).some((earlier) => earlier.excludes(transaction))) transaction.start();
    }
  }
}

export class SimulatedRequest {
  result: unknown;
  error: DOMException | null = null;
  onsuccess: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly answer: () => unknown;

  constructor(answer: () => unknown) {
    this.answer = answer;
  }
}

/** Where a connection tells that it was closed. */
export type ConnectionEvents = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/** One IndexedDB transaction by the standard's own words, as far as Guichet's storage goes by them. */
export class SimulatedTransaction {
  error: DOMException | null = null;
  oncomplete: (() => void) | null = null;
  onabort: (() => void) | null = null;
  /** The events of its connection. */
  readonly db: ConnectionEvents;
  readonly owner: Process | undefined;
  readonly drafts = new Map<string, Draft>();
  readonly #disk: Disk;
  readonly #scope: ReadonlySet<string>;
  readonly #writes: boolean;
  readonly #strict: boolean;
  readonly #asked: SimulatedRequest[] = [];
  #state: 'waiting' | 'running' | 'committing' | 'ended' = 'waiting';
  #commitAsked = false;
  #turnSet = false;

  constructor(
    disk: Disk,
    scope: readonly string[],
    mode: string,
    durability: string | undefined,
    connection: ConnectionEvents,
  ) {
    this.#disk = disk;
    this.db = connection;
    this.owner = disk.world.current;
    this.#scope = new Set(scope);
    this.#writes = mode === 'readwrite';
    this.#strict = durability === 'strict';
    disk.live.push(this);
    // One on which nothing is asked ends by itself.
    disk.world.whenAtRest(() => this.#goOn());
  }

  objectStore(name: string) {
    if (!this.#scope.has(name)) throw new DOMException(`${name} is not in the transaction`, 'NotFoundError');
    return objectStoreOf(this, name as TableName);
  }

  excludes(other: SimulatedTransaction): boolean {
    if (!this.#writes && !other.#writes) return false;
    return [...this.#scope].some((name) => other.#scope.has(name));
  }

  start(): void {
    if (this.#state === 'waiting') this.#state = 'running';
    this.#goOn();
  }

  ask(answer: () => unknown): SimulatedRequest {
    if (this.#state === 'ended' || this.#state === 'committing' || this.#commitAsked)
      throw new DOMException('The transaction has finished', 'TransactionInactiveError');
    const request = new SimulatedRequest(answer);
    this.#asked.push(request);
    this.#setTurn();
    return request;
  }

  commit(): void {
    if (this.#state === 'ended') throw new DOMException('The transaction has finished', 'InvalidStateError');
    this.#commitAsked = true;
    this.#setTurn();
  }

  abort(): void {
    if (this.#state === 'ended') throw new DOMException('The transaction has finished', 'InvalidStateError');
    this.fail(null);
  }

  /** Nothing of it was written, and whoever waits is told. */
  fail(error: DOMException | null): void {
    if (this.#state === 'ended') return;
    this.error = error;
    const asked = this.#asked.splice(0);
    this.#end();
    for (const request of asked) {
      request.error = new DOMException('The transaction was aborted', 'AbortError');
      request.onerror?.();
    }
    this.#disk.world.after(0, this.owner, () => this.onabort?.());
  }

  /** Its process is dead: nobody is told. */
  die(reachedTheDisk: boolean): void {
    if (this.#state === 'ended') return;
    if (this.#state === 'committing' && reachedTheDisk) this.#disk.write(this.drafts);
    this.#end();
  }

  read(name: string, key: string): Row | undefined {
    const draft = this.drafts.get(name);
    return draft?.has(key) ? draft.get(key) : this.#disk.table(name).get(key);
  }

  /** Key and row of all that is there, by key. */
  all(name: string): [string, Row][] {
    const draft = this.drafts.get(name);
    const rows = new Map(this.#disk.table(name));
    for (const [key, row] of draft ?? []) {
      if (row === undefined) rows.delete(key);
      else rows.set(key, row);
    }
    return [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  write(name: string, key: string, row: Row | undefined): void {
    let draft = this.drafts.get(name);
    if (draft === undefined) {
      draft = new Map();
      this.drafts.set(name, draft);
    }
    draft.set(key, row);
  }

  #setTurn(): void {
    if (this.#turnSet || this.#state === 'waiting') return;
    this.#turnSet = true;
    this.#disk.world.after(this.#disk.world.chance.below(2), this.owner, () => this.#turn());
  }

  #turn(): void {
    this.#turnSet = false;
    for (const request of this.#asked.splice(0)) {
      if (this.#state !== 'running') return;
      try {
        request.result = request.answer();
      } catch (error) {
        request.error = error as DOMException;
        request.onerror?.();
        this.fail(request.error);
        return;
      }
      request.onsuccess?.();
    }
    this.#disk.world.whenAtRest(() => this.#goOn());
  }

  /** Where nothing more is asked, it commits. */
  #goOn(): void {
    if (this.#state === 'waiting') {
      this.#disk.startWaiting();
      if (this.#isWaiting()) return;
    }
    if (this.#state !== 'running') return;
    if (this.#asked.length > 0) {
      this.#setTurn();
      return;
    }
    if (this.#turnSet && !this.#commitAsked) return;
    this.#state = 'committing';
    const { world } = this.#disk;
    if (!this.#writes) this.#complete();
    else world.after(1 + world.chance.below(4), this.owner, () => this.#complete());
  }

  #isWaiting(): boolean {
    return this.#state === 'waiting';
  }

  #complete(): void {
    if (this.#state !== 'committing') return;
    const fault = this.#writes ? this.#disk.failNextCommit : undefined;
    if (fault !== undefined) {
      this.#disk.failNextCommit = undefined;
      this.fail(new DOMException('The disk is full', fault));
      return;
    }
    if (this.#writes) this.#keepUndo();
    this.#disk.write(this.drafts);
    this.#end();
    this.oncomplete?.();
  }

  #keepUndo(): void {
    if (this.#strict) {
      this.#disk.unflushed.length = 0;
      return;
    }
    const replaced = new Map<string, Draft>();
    for (const [name, draft] of this.drafts)
      replaced.set(name, new Map([...draft.keys()].map((key) => [key, this.#disk.table(name).get(key)])));
    this.#disk.unflushed.push(replaced);
  }

  #end(): void {
    this.#state = 'ended';
    const { live } = this.#disk;
    live.splice(live.indexOf(this), 1);
    this.#disk.startWaiting();
  }
}
