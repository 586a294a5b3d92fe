import type { Process, World } from './world.ts';

interface Hold {
  readonly owner: Process;
  /** What the holder is told when the lock is taken from it. */
  readonly lose: (reason: unknown) => void;
}

interface Options {
  readonly ifAvailable?: boolean;
  readonly steal?: boolean;
  readonly signal?: AbortSignal;
}

type Work = (lock: { readonly name: string } | null) => unknown;

/** Web Locks (W3C) between the processes of one profile: exclusive ones, with `ifAvailable` and `steal`. */
export class SimulatedLocks {
  readonly #world: World;
  readonly #held = new Map<string, Hold>();
  readonly #queues = new Map<string, { readonly owner: Process; readonly grant: () => void }[]>();

  constructor(world: World) {
    this.#world = world;
  }

  request(name: string, ...rest: readonly [Work] | readonly [Options, Work]): Promise<unknown> {
    const [options, work] = rest.length === 1 ? [{} as Options, rest[0]] : rest;
    const owner = this.#world.current;
    if (owner === undefined) throw new Error('No process is running');
    const key = `${owner.memory} ${name}`;
    return new Promise((resolve, reject) => {
      const grant = () => this.#hold(key, name, owner, work, resolve, reject);
      if (options.signal?.aborted) return reject(options.signal.reason);
      if (options.steal) {
        this.#held.get(key)?.lose(new DOMException('The lock was stolen', 'AbortError'));
        return grant();
      }
      if (!this.#held.has(key)) return grant();
      if (options.ifAvailable) return resolve(work(null));
      const queue = this.#queues.get(key) ?? [];
      this.#queues.set(key, queue);
      const waiting = { owner, grant };
      queue.push(waiting);
      options.signal?.addEventListener('abort', () => {
        if (queue.includes(waiting)) queue.splice(queue.indexOf(waiting), 1);
        reject(options.signal?.reason);
      });
    });
  }

  /** A process that dies holds nothing and waits for nothing. */
  forget(process: Process): void {
    for (const queue of this.#queues.values()) {
      for (const waiting of queue.filter(({ owner }) => owner === process))
        queue.splice(queue.indexOf(waiting), 1);
    }
    for (const [key, { owner }] of this.#held) if (owner === process) this.#release(key);
  }

  #hold(
    key: string,
    name: string,
    owner: Process,
    work: Work,
    resolve: (value: unknown) => void,
    reject: (reason: unknown) => void,
  ): void {
    const hold: Hold = { owner, lose: reject };
    this.#held.set(key, hold);
    const free = () => {
      if (this.#held.get(key) === hold) this.#release(key);
    };
    Promise.resolve()
      .then(() => work({ name }))
      .then(resolve, reject)
      .finally(free);
  }

  #release(key: string): void {
    this.#held.delete(key);
    const next = this.#queues.get(key)?.shift();
    if (next !== undefined) this.#world.after(0, next.owner, next.grant);
  }
}
