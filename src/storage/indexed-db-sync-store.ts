import type { Kind } from '../domain/kernel/kind.ts';
import type { SyncStore } from '../sync/ports.ts';
import type { GuichetDatabase } from './database.ts';
import type { indexedDbIntake } from './indexed-db-intake.ts';
import { readMeta, START, writeMeta } from './meta.ts';
import { drawPushNumber } from './push-number.ts';
import { settle } from './settle.ts';
import { withStorageFaults } from './storage-fault.ts';
import { inTransaction } from './transaction.ts';
import { waitingRecords } from './waiting-records.ts';
import { watchCounts } from './watch-counts.ts';

const fetchIntake = async () => (await import('./indexed-db-intake.ts')).indexedDbIntake;

/**
 * The tablet's memory, as the sync needs it. Rejects with `StoreFailure` where the memory fails.
 * @param loadIntake what takes in what the endpoint tells; fetched behind the first picture when left out
 */
export function indexedDbSyncStore(
  database: GuichetDatabase,
  kinds: ReadonlyMap<string, Kind>,
  now: () => number,
  loadIntake: () => Promise<typeof indexedDbIntake> = fetchIntake,
): SyncStore {
  const device = () => readMeta(database, 'device');
  /** Drawn with the last answer, for the next push of this tab alone. */
  let reserved: number | undefined;

  const intake = async () => (await loadIntake())(database, kinds, now);

  return {
    device,
    position: async () => (await readMeta(database, 'position')) ?? START,
    outbox: (limit) => withStorageFaults(() => waitingRecords(database, limit)),
    async nextPush() {
      const drawn = reserved;
      reserved = undefined;
      return (
        drawn ??
        withStorageFaults(() =>
          inTransaction(database, ['meta'], (transaction) => drawPushNumber(transaction)),
        )
      );
    },
    settle: (sent, answer) =>
      withStorageFaults(async () => {
        reserved = await settle({ database, kinds, now: now() }, sent, answer);
      }),
    applyPage: async (page, asked) => (await intake()).applyPage(page, asked),
    beginSnapshot: async (asked, horizon) => (await intake()).beginSnapshot(asked, horizon),
    tidy: async (read) => (await intake()).tidy(read),
    changeEpoch: async (epoch) => (await intake()).changeEpoch(epoch),
    changeScope: async (scope, changed) => (await intake()).changeScope(scope, changed),
    digests: async () => (await intake()).digests(),
    requeueUnlike: async (kind, day, theirs) => (await intake()).requeueUnlike(kind, day, theirs),
    correctInstants: async (fault) => (await intake()).correctInstants(fault),
    restamp: async (offsetMs) => (await intake()).restamp(offsetMs),
    health: async () => (await readMeta(database, 'health')) ?? {},
    noteHealth: (health) => withStorageFaults(() => writeMeta(database, 'health', health)),
    watchCounts: (onCounts) => watchCounts(database, onCounts, reportError),
  };
}
