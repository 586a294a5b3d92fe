import type { Lock } from '../sync/ports.ts';

/**
 * A lock that all tabs and the service worker see. Where the browser has none, every tab works: twice the exchanges, the
 * same result.
 */
export function webLock(name: string): Lock {
  return {
    tryRun<T>(work: () => Promise<T>): Promise<T | undefined> {
      if (!('locks' in navigator)) return work();
      return navigator.locks.request(name, { ifAvailable: true }, (lock) =>
        lock === null ? undefined : work(),
      ) as Promise<T | undefined>;
    },
  };
}

/** Whoever sends, and whoever receives: tabs and service worker take turns. */
export const PUSH_LOCK = 'guichet-push';
export const PULL_LOCK = 'guichet-pull';
