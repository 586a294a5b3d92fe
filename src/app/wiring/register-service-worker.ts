import { Workbox } from 'workbox-window';

/** Where the build puts the service worker. */
const SERVICE_WORKER = '/service-worker.js';

/**
 * Registers the service worker, so that every screen opens with no network from the second visit on.
 * @param onUpdateWaiting a new version is downloaded and waits; `apply` switches to it and loads the page anew. Call it with
 * the person's consent only: they may be in the middle of a complaint.
 */
export async function registerServiceWorker(onUpdateWaiting: (apply: () => void) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const workbox = new Workbox(SERVICE_WORKER);
  workbox.addEventListener('waiting', () => {
    onUpdateWaiting(() => {
      workbox.addEventListener('controlling', () => location.reload());
      workbox.messageSkipWaiting();
    });
  });
  // The person agreed in another tab: this one still shows the version whose files are gone.
  workbox.addEventListener('controlling', ({ isUpdate, isExternal }) => {
    if (isUpdate && isExternal) onUpdateWaiting(() => location.reload());
  });
  await workbox.register().catch(() => undefined);
  setInterval(() => workbox.update().catch(() => undefined), UPDATE_CHECK_MS);
}

/** A kiosk's page stays open for weeks, and a browser only looks for a new version when a page is loaded. */
const UPDATE_CHECK_MS = 60 * 60_000;
