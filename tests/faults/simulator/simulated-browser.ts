import {
  type ConnectionEvents,
  Disk,
  SimulatedRequest,
  SimulatedTransaction,
} from './simulated-indexed-db.ts';
import { SimulatedKeyRange } from './simulated-key-range.ts';
import { SimulatedLocks } from './simulated-locks.ts';
import type { Process, World } from './world.ts';

/**
 * What the storage room finds in a browser: IndexedDB, messages between tabs, locks, timers. Each call belongs to the process
 * whose code is running, and dies with it.
 */
export class SimulatedBrowser {
  readonly #world: World;
  readonly #disks = new Map<string, Disk>();
  readonly #channels = new Set<Channel>();
  readonly locks: SimulatedLocks;

  constructor(world: World) {
    this.#world = world;
    this.locks = new SimulatedLocks(world);
  }

  disk(name: string): Disk {
    const disk = this.#disks.get(name);
    if (disk !== undefined) return disk;
    const made = new Disk(name, this.#world);
    this.#disks.set(name, made);
    return made;
  }

  /** @param powerCut whether what the disk had not been made to keep is gone as well */
  kill(process: Process, powerCut: boolean): void {
    process.alive = false;
    this.#disks.get(process.memory)?.forget(process, powerCut);
    this.locks.forget(process);
    for (const channel of this.#channels) if (channel.owner === process) this.#channels.delete(channel);
  }

  /** Puts itself where browsers' code looks for a browser. Returns what takes it away again. */
  install(): () => void {
    const world = this.#world;
    const channels = this.#channels;
    const given: Record<string, unknown> = {
      indexedDB: { open: () => this.#open() },
      IDBKeyRange: SimulatedKeyRange,
      BroadcastChannel: class extends Channel {
        constructor(name: string) {
          super(name, world, channels);
        }
      },
      navigator: { locks: this.locks },
      performance: { now: () => world.now },
      reportError: (error: unknown) => world.errors.push(String(error)),
      setTimeout: (run: () => void, delayMs = 0) => world.after(delayMs, world.current, run),
      clearTimeout: (callOff?: () => void) => callOff?.(),
    };
    const before = Object.keys(given).map(
      (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
    );
    for (const [name, value] of Object.entries(given))
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    return () => {
      for (const [name, descriptor] of before) {
        if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
        else Object.defineProperty(globalThis, name, descriptor);
      }
    };
  }

  #open(): SimulatedRequest {
    const owner = this.#world.current;
    if (owner === undefined) throw new Error('No process is running');
    const request = new SimulatedRequest(() => undefined);
    this.#world.after(1, owner, () => {
      request.result = connectionTo(this.disk(owner.memory));
      request.onsuccess?.();
    });
    return request;
  }
}

function connectionTo(disk: Disk) {
  let closed = false;
  // The browser never closes it by itself here: who listens for that hears nothing.
  const events: ConnectionEvents = { addEventListener() {}, removeEventListener() {} };
  return {
    onclose: null,
    onversionchange: null,
    close() {
      closed = true;
    },
    transaction(tables: readonly string[], mode: string, options: { readonly durability?: string } = {}) {
      if (closed) throw new DOMException('The connection is closed', 'InvalidStateError');
      return new SimulatedTransaction(disk, tables, mode, options.durability, events);
    },
  };
}

class Channel {
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  readonly owner: Process | undefined;
  readonly #name: string;
  readonly #world: World;
  readonly #channels: Set<Channel>;

  constructor(name: string, world: World, channels: Set<Channel>) {
    this.#name = name;
    this.#world = world;
    this.#channels = channels;
    this.owner = world.current;
    channels.add(this);
  }

  postMessage(data: unknown): void {
    for (const other of this.#channels) {
      const hears =
        other !== this && other.#name === this.#name && other.owner?.memory === this.owner?.memory;
      if (hears) this.#world.after(1, other.owner, () => other.onmessage?.({ data }));
    }
  }

  close(): void {
    this.#channels.delete(this);
  }
}
