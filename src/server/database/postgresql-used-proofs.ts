import type { UsedProofs } from '../use-cases/ports.ts';
import type { Connection } from './schema.ts';

interface Asked {
  readonly window: number;
  readonly proof: string;
  answer(first: boolean): void;
  fail(error: unknown): void;
}

/** Proofs asked about in one statement, at most. */
const TOGETHER_MAX = 500;

/**
 * Used proofs in the database, shared by all processes: a proof seen at one is refused by the others. The table is
 * UNLOGGED: its commits wait for neither the disk nor a standby, and a crash or a failover of PostgreSQL forgets the proofs
 * of the last ten minutes. Questions that come while one is on its way go together.
 */
export function postgresqlUsedProofs(db: Connection): UsedProofs {
  let waiting: Asked[] = [];
  let asking = false;
  let forgotten = 0;

  async function askAll(): Promise<void> {
    asking = true;
    while (waiting.length > 0) {
      const some = waiting.slice(0, TOGETHER_MAX);
      waiting = waiting.slice(TOGETHER_MAX);
      try {
        answerAll(some, await insertNew(db, some));
      } catch (error) {
        for (const { fail } of some) fail(error);
      }
    }
    asking = false;
  }

  function forget(oldestWindow: number): void {
    if (oldestWindow <= forgotten) return;
    forgotten = oldestWindow;
    // What is left over is tried again in the next window.
    db.deleteFrom('used_proof')
      .where('time_window', '<', oldestWindow)
      .execute()
      .catch(() => undefined);
  }

  return {
    outlivesProcess: true,
    use(window, proof, oldestWindow) {
      forget(oldestWindow);
      return new Promise((answer, fail) => {
        waiting.push({ window, proof, answer, fail });
        if (!asking) void askAll();
      });
    },
  };
}

/** The proofs that were not there yet. Sorted, so that two processes never wait for each other. */
async function insertNew(db: Connection, asked: readonly Asked[]): Promise<Set<string>> {
  const rows = await db
    .insertInto('used_proof')
    .values(
      asked
        .map(({ window, proof }) => ({ time_window: window, proof }))
        .sort((a, b) => (a.proof < b.proof ? -1 : 1)),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('proof')
    .execute();
  return new Set(rows.map(({ proof }) => proof));
}

function answerAll(asked: readonly Asked[], fresh: Set<string>): void {
  // The same proof twice in one statement: the first to ask had it.
  for (const { proof, answer } of asked) answer(fresh.delete(proof));
}
