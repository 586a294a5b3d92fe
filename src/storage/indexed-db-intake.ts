import type { Device } from '../contract/enrolment.ts';
import type { Kind } from '../domain/kernel/kind.ts';
import { siteTime } from '../domain/kernel/site-time.ts';
import type { SyncStore } from '../sync/ports.ts';
import { applyPage } from './apply-page.ts';
import { correctInstants } from './correct-instants.ts';
import type { GuichetDatabase } from './database.ts';
import { digests, requeueUnlike } from './digests.ts';
import { forgetOwnCopies } from './forget-own-copies.ts';
import { metaIn, metaRow, readMeta, START } from './meta.ts';
import { purgeUnreadable } from './purge-unreadable.ts';
import { requeueAll } from './requeue.ts';
import { restampWaiting } from './restamp-waiting.ts';
import { beginSnapshot, sweepRest } from './snapshot.ts';
import { withStorageFaults } from './storage-fault.ts';
import { inTransaction } from './transaction.ts';

/** The part of the memory that takes in what the endpoint tells. No screen waits for it to show. */
export type Intake = Pick<
  SyncStore,
  | 'applyPage'
  | 'beginSnapshot'
  | 'tidy'
  | 'changeEpoch'
  | 'changeScope'
  | 'digests'
  | 'requeueUnlike'
  | 'correctInstants'
  | 'restamp'
>;

export function indexedDbIntake(
  database: GuichetDatabase,
  kinds: ReadonlyMap<string, Kind>,
  now: () => number,
): Intake {
  async function enrolled(): Promise<Device> {
    const held = await readMeta(database, 'device');
    if (held === undefined) throw new Error('This device is not enrolled');
    return held;
  }

  return {
    applyPage: (page, asked) =>
      withStorageFaults(async () => {
        const { zone } = await enrolled();
        await applyPage({ database, kinds, time: siteTime(zone), now: now() }, page, asked);
      }),
    beginSnapshot: (asked, horizon) => withStorageFaults(() => beginSnapshot(database, asked, horizon)),
    tidy: (read) =>
      withStorageFaults(async () => {
        await sweepRest(database, kinds, read);
        await forgetOwnCopies(database, now());
      }),
    changeEpoch: (epoch) => withStorageFaults(() => requeueAll(database, epoch, now())),
    changeScope: (scope, changed) =>
      withStorageFaults(async () => {
        await inTransaction(database, ['meta'], async (transaction) => {
          const held = (await metaIn(transaction, 'position')) ?? START;
          transaction.put('meta', metaRow('device', changed));
          transaction.put('meta', metaRow('position', { ...held, scope, cursor: 0 }));
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
  };
}
