import type { Store } from '../../../src/server/use-cases/ports.ts';

/** How long an endpoint lives: it may die before any of its calls to the database, and right after a commit. */
export class Life {
  dead = false;
  #callsLeft = Number.POSITIVE_INFINITY;

  /** It dies at the call after `calls` more. */
  endAfter(calls: number): void {
    this.#callsLeft = calls;
  }

  step(): void {
    this.#callsLeft -= 1;
    if (this.#callsLeft < 0) this.dead = true;
    if (this.dead) throw new Error('The endpoint died');
  }
}

/** The same store, as a process that may die uses it. A transaction it dies in is rolled back, as a database does. */
export function mortalStore(store: Store, life: Life): Store {
  return {
    ...store,
    read: deeply(store.read, life),
    snapshot: (work) => store.snapshot((tables) => work(deeply(tables, life))),
    async transaction(work) {
      life.step();
      const done = await store.transaction((tables) => work(deeply(tables, life)));
      life.step();
      return done;
    },
  };
}

/** Each call of each table is a step. */
function deeply<T extends object>(tables: T, life: Life): T {
  const watched = Object.entries(tables).map(([name, table]) => [name, stepping(table as object, life)]);
  return Object.fromEntries(watched) as T;
}

function stepping(table: object, life: Life): object {
  return new Proxy(table, {
    get(target, name) {
      const method = Reflect.get(target, name) as unknown;
      if (typeof method !== 'function') return method;
      return (...given: unknown[]) => {
        life.step();
        return Reflect.apply(method, target, given) as unknown;
      };
    },
  });
}
