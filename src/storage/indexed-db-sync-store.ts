import type { Device } from '../contract/enrolment.ts';
import type { Kind } from '../domain/kernel/kind.ts';
import { siteTime } from '../domain/kernel/site-time.ts';
import type { Position, SyncStore } from '../sync/ports.ts';
import { applyPage } from './apply-page.ts';
import { correctInstants } from './correct-instants.ts';
import type { GuichetDatabase } from './database.ts';
import { digests, requeueUnlike } from './digests.ts';
import { metaIn, metaRow, readMeta, writeMeta } from './meta.ts';
import { purgeUnreadable } from './purge-unreadable.ts';
import { drawPushNumber } from './push-number.ts';
import { requeueAll } from './requeue.ts';
import { restampWaiting } from './restamp-waiting.ts';
import { settle } from './settle.ts';
import { withStorageFaults } from './storage-fault.ts';
import { inTransaction } from './transaction.ts';
import { waitingRecords } from './waiting-records.ts';
import { watchCounts } from './watch-counts.ts';

const START: Position = { epoch: '', scope: '', cursor: 0 };

/** The tablet's memory, as the sync needs it. Rejects with `StoreFailure` where the memory fails. */
export function indexedDbSyncStore(
  database: GuichetDatabase,
  kinds: ReadonlyMap<string, Kind>,
  now: () => number,
): SyncStore {
  const device = () => readMeta(database, 'device');
  /** Drawn with the last answer, for the next push of this tab alone. */
  let reserved: number | undefined;

  async function enrolled(): Promise<Device> {
    const held = await device();
    if (held === undefined) throw new Error('This device is not enrolled');
    return held;
  }

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
        reserved = await settle(database, sent, answer, now());
      }),
    applyPage: (page, asked) =>
      withStorageFaults(async () => {
        const { zone } = await enrolled();
        await applyPage({ database, kinds, time: siteTime(zone), now: now() }, page, asked);
      }),
    changeEpoch: (epoch) => withStorageFaults(() => requeueAll(database, epoch, now())),
    changeScope: (scope, changed) =>
      withStorageFaults(async () => {
        await inTransaction(database, ['meta'], async (transaction) => {
          const { epoch } = (await metaIn(transaction, 'position')) ?? START;
          transaction.put('meta', metaRow('device', changed));
          transaction.put('meta', metaRow('position', { epoch, scope, cursor: 0 }));
        });
        await purgeUnreadable(database);
      }),
    digests: () => withStorageFaults(() => digests(database)),
    requeueUnlike: (kind, day, theirs) =>
      withStorageFaults(() => requeueUnlike(database, { kind, day, theirs }, now())),
    correctInstants: (fault) =>
      withStorageFaults(async () => {
        const { device: name, zone } = await enrolled();
        await correctInstants({ database, kinds, time: siteTime(zone), now: now() }, name, fault);
      }),
    restamp: (offsetMs) =>
      withStorageFaults(async () => restampWaiting(database, (await enrolled()).device, offsetMs, now())),
    health: async () => (await readMeta(database, 'health')) ?? {},
    noteHealth: (health) => withStorageFaults(() => writeMeta(database, 'health', health)),
    watchCounts: (onCounts) => watchCounts(database, onCounts, reportError),
  };
}
