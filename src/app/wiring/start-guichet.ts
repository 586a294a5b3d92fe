import type { Device } from '../../contract/enrolment.ts';
import { uuidv7 } from '../../domain/kernel/ids.ts';
import type { Kind } from '../../domain/kernel/kind.ts';
import { siteTime } from '../../domain/kernel/site-time.ts';
import { endpointClient } from '../../remote/endpoint-client.ts';
import { fetchRemote } from '../../remote/fetch-remote.ts';
import type { GuichetDatabase } from '../../storage/database.ts';
import type { DeviceMemory } from '../../storage/device-memory.ts';
import { indexedDbRecordStore } from '../../storage/indexed-db-record-store.ts';
import { indexedDbSyncStore } from '../../storage/indexed-db-sync-store.ts';
import { liveRecords } from '../../storage/live-records.ts';
import { unsentRecords } from '../../storage/waiting-records.ts';
import { refusedRecords } from '../../storage/watch-counts.ts';
import { PULL_LOCK, PUSH_LOCK, webLock } from '../../storage/web-lock.ts';
import { startSynchronizer } from '../../sync/synchronizer.ts';
import type { Guichet, Statistics } from '../services.ts';
import { browserSurroundings } from './browser-surroundings.ts';
import { contactSafe } from './contact-safe.ts';
import { kioskLock } from './kiosk-lock.ts';
import { lateBoardFeed } from './late-board-feed.ts';
import { lateMemory } from './late-memory.ts';
import { lateOffice } from './late-office.ts';
import { lateSafeKeeper } from './late-safe-keeper.ts';
import { pageClock } from './page-clock.ts';
import { triggerSync } from './sync-triggers.ts';
import type { Running } from './threshold.ts';
import { toldRecordStore } from './told-record-store.ts';
import { tryLimit } from './try-limit.ts';

export interface GuichetParts {
  readonly database: GuichetDatabase;
  readonly memory: DeviceMemory;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly device: Device;
  readonly key: CryptoKeyPair;
  readonly statistics: Statistics;
  /** Resolves once the first screen stands: no exchange takes the processor from it. */
  readonly shown: Promise<void>;
}

/** Builds an enrolled device's services of their parts, and starts its exchanges. */
export function startGuichet({
  database,
  memory,
  kinds,
  device,
  key,
  statistics,
  shown,
}: GuichetParts): Running {
  const { now } = browserSurroundings;
  const client = endpointClient({ origin: location.origin, key });
  const remote = fetchRemote(client);
  const time = siteTime(device.zone);
  const context = { database, kinds, time, now };
  const records = indexedDbRecordStore({
    database,
    kinds,
    time,
    site: device.site,
    device: device.device,
    now,
  });
  const clock = pageClock(localStorage);
  const synchronizer = startSynchronizer({
    ...browserSurroundings,
    store: indexedDbSyncStore(database, kinds, now),
    remote,
    pushLock: webLock(PUSH_LOCK),
    pullLock: webLock(PULL_LOCK),
    clock,
    newBatchId: newId,
    shown,
  });
  const grown = new Set<() => void>();
  const store = toldRecordStore(records, synchronizer.noteWrite);
  const guichet: Guichet = {
    device,
    desk: { store, time, series: device.series, now: clock.now, newId },
    live: liveRecords(database, records, reportError),
    statistics,
    board: lateBoardFeed(async () => {
      const [{ boardFeed }, { fetchBoard }] = await Promise.all([
        import('./board-feed.ts'),
        import('../../remote/board-client.ts'),
      ]);
      return boardFeed({
        postes: device.postes,
        statistics,
        fetchBoard: () => fetchBoard(client),
        onGrown(listener) {
          grown.add(listener);
          return () => grown.delete(listener);
        },
        memory: localStorage,
        now,
      });
    }),
    sync: {
      state: synchronizer.state,
      subscribe: synchronizer.subscribe,
      syncNow: () => synchronizer.request('person'),
      unsent: () => unsentRecords(database),
      refused: () => refusedRecords(database),
    },
    memory: lateMemory(context, () => synchronizer.request('person')),
    office: lateOffice(client),
    contacts: contactSafe({
      site: device.site,
      limit: tryLimit(localStorage, 'guichet-safe-tries', now),
      now,
    }),
    safeKeeper: lateSafeKeeper,
    kiosk: kioskLock(localStorage, tryLimit(localStorage, 'guichet-pin-tries', now)),
  };
  const wake = (seq: number) => {
    synchronizer.wake(seq);
    for (const listener of grown) listener();
  };
  const endTriggers = afterwards(shown, () =>
    triggerSync({ ...synchronizer, wake }, client, browserSurroundings),
  );
  void shown.then(async () => {
    const { beginBehindTheScreen } = await import('./behind-the-screen.ts');
    beginBehindTheScreen(context, device.site, synchronizer);
  });
  return {
    guichet,
    onDeviceChanged(onChange) {
      void shown.then(async () => {
        const { followDevice } = await import('./follow-device.ts');
        followDevice(device, memory, remote, onChange);
      });
    },
    onMemoryEnd(free, tell) {
      database.beforeLettingGo = () => {
        tell('awaited');
        return free();
      };
      database.onEnd(tell);
    },
    stop() {
      endTriggers();
      synchronizer.stop();
    },
  };
}

/** Begins once `ready`. Returns the end of it, whether it had begun or not. */
function afterwards(ready: Promise<void>, begin: () => () => void): () => void {
  let ended = false;
  let end = () => {};
  void ready.then(() => {
    if (!ended) end = begin();
  });
  return () => {
    ended = true;
    end();
  };
}

function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
