import type { Kind } from '../../domain/kernel/kind.ts';
import type { GuichetRecord } from '../../domain/kernel/record.ts';
import { noteAccess } from './access-log.ts';
import { fenceCopies } from './copied-devices.ts';
import { noteWrites } from './note-writes.ts';
import type { EnrolledDevice, NumberedPush, Store, TimeAndChance, Wakes } from './ports.ts';
import { type TakenIn, takeIn } from './take-in.ts';

/** What became of the records of one push, once it is on the disk. */
export interface Stored {
  readonly outcomes: readonly TakenIn[];
  readonly epoch: string;
}

/** Where the pushes of all devices come together. */
export interface Intake {
  /** Merges records into the log of a site, in one durable transaction. */
  store(site: string, records: readonly GuichetRecord[], origin?: Origin): Promise<Stored>;
}

/** Which device sent it, which of its pushes it is, where it says so, and when it came in, milliseconds since 1970. */
interface Origin {
  readonly device: Pick<EnrolledDevice, 'id' | 'name'>;
  readonly push?: NumberedPush;
  readonly at: number;
}

interface IntakeParts extends TimeAndChance {
  readonly store: Store;
  readonly wakes: Wakes;
  readonly kinds: ReadonlyMap<string, Kind>;
}

interface Job {
  readonly origin: Origin | undefined;
  readonly records: readonly GuichetRecord[];
  readonly resolve: (stored: Stored) => void;
  readonly reject: (error: unknown) => void;
}

/** Pushes of one site that share a commit, at most. */
const GROUP_MAX = 32;

/** Turns of the event loop that a commit is put off at most for others to join: less than the disk takes. */
const TURNS_MAX = 50;

/**
 * SQLite answers without giving way: lets the requests that have come in meanwhile join. Where the last commit was shared by
 * several, as many are likely on their way; a push that comes alone waits one turn and no more.
 */
async function company(jobs: readonly Job[], usual: number): Promise<void> {
  let turns = 0;
  do {
    await new Promise(setImmediate);
    turns += 1;
  } while (jobs.length < usual && turns < TURNS_MAX);
}

/**
 * Pushes that arrive while the site's log is being written wait, and then share one transaction: a commit costs a wait
 * for the disk, whatever is in it. If a shared transaction fails, each push is tried by itself, so that none fails for
 * another's sake.
 */
export function intake(parts: IntakeParts): Intake {
  const { store, wakes, kinds } = parts;
  const waiting = new Map<string, Job[]>();
  /** How many pushes of a site the last commit held. */
  const usual = new Map<string, number>();

  async function drain(site: string, jobs: Job[]): Promise<void> {
    while (jobs.length > 0) {
      await company(jobs, usual.get(site) ?? 1);
      const group = jobs.splice(0, GROUP_MAX);
      usual.set(site, group.length);
      await storeGroup(site, group);
    }
    waiting.delete(site);
  }

  async function storeGroup(site: string, jobs: readonly Job[]): Promise<void> {
    try {
      const stored = await storeTogether(site, jobs);
      jobs.forEach((job, index) => {
        job.resolve(stored[index] as Stored);
      });
    } catch (error) {
      if (jobs.length === 1) jobs[0]?.reject(error);
      else for (const job of jobs) await storeGroup(site, [job]);
    }
  }

  async function storeTogether(id: string, jobs: readonly Job[]): Promise<readonly Stored[]> {
    const records = jobs.flatMap((job) => job.records);
    const pushes = jobs.flatMap(({ origin }) => origin?.push ?? []);
    const at = Math.max(...jobs.map(({ origin }) => origin?.at ?? 0));
    const { before, after, copied } = await store.transaction(async (tables) => {
      const site = await tables.sites.lock(id);
      const taken = await takeIn(tables, site, records, kinds, at);
      const authors = jobs.flatMap((job) => job.records.map(() => job.origin?.device));
      const writes = records
        .map((record, index) => ({ record, by: authors[index] }))
        .filter((_write, index) => taken.taught[index]);
      await noteWrites(parts, tables, id, writes);
      const copied = await fenceCopies(tables, id, pushes, at);
      for (const device of copied)
        await noteAccess(parts, tables, id, 'revoked', { detail: { device, reason: 'cloned' } });
      return { before: site, after: taken, copied };
    });
    for (const device of copied) wakes.revoked({ site: id, device });
    if (after.seq > before.seq) wakes.grew({ site: id, seq: after.seq });
    let from = 0;
    return jobs.map((job) => {
      const outcomes = after.outcomes.slice(from, from + job.records.length);
      from += job.records.length;
      return { outcomes, epoch: before.epoch };
    });
  }

  return {
    store: (site, records, origin) =>
      new Promise((resolve, reject) => {
        const job = { records, origin, resolve, reject };
        const before = waiting.get(site);
        if (before !== undefined) {
          before.push(job);
          return;
        }
        const jobs = [job];
        waiting.set(site, jobs);
        drain(site, jobs);
      }),
  };
}
