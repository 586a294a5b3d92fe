import { uuidv7 } from '../domain/kernel/ids.ts';
import { kinds } from '../domain/kinds.ts';
import { endpointClient } from '../remote/endpoint-client.ts';
import { fetchRemote } from '../remote/fetch-remote.ts';
import { DATABASE_NAME, GuichetDatabase, type Upgrade } from '../storage/database.ts';
import { indexedDbDeviceMemory } from '../storage/device-memory.ts';
import { indexedDbSyncStore } from '../storage/indexed-db-sync-store.ts';
import { PUSH_LOCK, webLock } from '../storage/web-lock.ts';
import { pushWaiting } from '../sync/push-waiting.ts';

/** The memory is made and upgraded by the page alone: the service worker stays small, and starts fast. */
const leaveToThePage: Upgrade = () => Promise.reject(new DOMException('Left to the page', 'NotFoundError'));

/**
 * Sends what waits, where no tab is doing so. An extra: nothing depends on it.
 * @throws Error when it could not, so that the browser tries again
 */
export async function pushInBackground(): Promise<void> {
  const database = new GuichetDatabase(DATABASE_NAME, leaveToThePage);
  try {
    const key = await indexedDbDeviceMemory(database).key();
    if (key === undefined) return;
    const remote = fetchRemote(endpointClient({ origin: self.location.origin, key }));
    const store = indexedDbSyncStore(database, kinds, Date.now);
    const newBatchId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
    const pushed = await webLock(PUSH_LOCK).tryRun(() =>
      pushWaiting({ store, remote, now: Date.now, newBatchId }),
    );
    if (pushed !== undefined && !pushed.ok) throw new Error(pushed.failure.code);
  } finally {
    database.close();
  }
}
