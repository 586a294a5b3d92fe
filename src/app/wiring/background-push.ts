import { PUSH_TAG } from '../../service-worker/push-tag.ts';
import type { Synchronizer } from '../../sync/synchronizer.ts';

/** Background Sync, which Chromium alone has. */
interface SyncManager {
  register(tag: string): Promise<void>;
}

/**
 * Asks the browser to send what waits once the network is back, though the page may be closed by then: once for each time
 * the endpoint goes out of reach. Returns the end of it.
 */
export function askForBackgroundPush(synchronizer: Synchronizer): () => void {
  let askedSince: number | undefined;
  return synchronizer.subscribe(({ unsent, offlineSince }) => {
    if (unsent === 0 || offlineSince === askedSince) return;
    askedSince = offlineSince;
    if (offlineSince !== undefined) void register().catch(() => undefined);
  });
}

async function register(): Promise<void> {
  const registration = (await navigator.serviceWorker?.getRegistration()) as
    | (ServiceWorkerRegistration & { readonly sync?: SyncManager })
    | undefined;
  await registration?.sync?.register(PUSH_TAG);
}
