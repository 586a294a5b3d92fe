import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { pushInBackground } from './push-in-background.ts';
import { PUSH_TAG } from './push-tag.ts';

declare const self: ServiceWorkerGlobalScope & {
  /** Put in by the build: every file of the page with its revision. */
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
};

/** Background Sync, which Chromium alone has: https://wicg.github.io/background-sync/spec/ */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

/**
 * The service worker's doorstep. It keeps every file of this version, so that every screen opens with no network from the
 * second visit on; what the endpoint answers is never kept. A new version waits until the page says that the person
 * agrees: two versions never serve one page.
 */
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Every address of the app is the same page; /api, /public, /metrics and files are not.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/(api|public)\//, /^\/metrics$/, /\/[^/?]+\.[^/]+$/],
  }),
);

self.addEventListener('message', ({ data }) => {
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

// On the very first visit, the page that is open comes under it at once: its next reload needs no network.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('sync' as 'message', (event) => {
  const { tag, waitUntil } = event as unknown as SyncEvent;
  if (tag === PUSH_TAG) waitUntil.call(event, pushInBackground());
});
