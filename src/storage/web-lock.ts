import type { Lock } from '../sync/ports.ts';

/**
 * A lock that all tabs and the service worker see. Where the browser has none, every tab works: twice the exchanges, the
 * same result. A holder that gives no sign of life (a tab frozen in the background, a debugger) has it taken away; once it
 * thaws it finishes what it had begun, which is harmless: what is acknowledged is compared by its stamps.
 */
export function webLock(name: string): Lock {
  return {
    async tryRun<T>(work: () => Promise<T>): Promise<T | undefined> {
      if (!('locks' in navigator)) return work();
      const result = await hold(name, { ifAvailable: true }, work);
      if (result !== OCCUPIED) return result;
      if (await givesSignOfLife(name)) return undefined;
      const stolen = await hold(name, { steal: true }, work);
      return stolen === OCCUPIED ? undefined : stolen;
    },
  };
}

/** Whoever sends, and whoever receives: tabs and service worker take turns. */
export const PUSH_LOCK = 'guichet-push';
export const PULL_LOCK = 'guichet-pull';

const OCCUPIED = Symbol('another holds the lock');

/** How long a holder may take to answer: several times the longest task of a slow tablet. A lock taken wrongly costs one exchange. */
const SILENCE_MS = 1_500;

function hold<T>(name: string, options: LockOptions, work: () => Promise<T>): Promise<T | typeof OCCUPIED> {
  let underWay: Promise<T> | undefined;
  const held = navigator.locks.request(name, options, (lock) => {
    if (lock === null) return OCCUPIED;
    underWay = answeringCalls(name, work);
    return underWay;
  }) as Promise<T | typeof OCCUPIED>;
  return held.catch((error: unknown) => {
    // Where the lock was taken away, its promise ends before the work does; what the work comes to is what counts.
    if (underWay === undefined) throw error;
    return underWay;
  });
}

const CALL = 'is anybody there?';
const ANSWER = 'yes';

/** Runs the work, and answers those who wait for the lock meanwhile. A frozen tab hears nothing. */
async function answeringCalls<T>(name: string, work: () => Promise<T>): Promise<T> {
  const channel = new BroadcastChannel(channelOf(name));
  channel.onmessage = ({ data }) => {
    if (data === CALL) channel.postMessage(ANSWER);
  };
  try {
    return await work();
  } finally {
    channel.close();
  }
}

function givesSignOfLife(name: string): Promise<boolean> {
  const channel = new BroadcastChannel(channelOf(name));
  return new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), SILENCE_MS);
    channel.onmessage = ({ data }) => {
      if (data !== ANSWER) return;
      clearTimeout(timer);
      resolve(true);
    };
    channel.postMessage(CALL);
  }).finally(() => channel.close());
}

function channelOf(name: string): string {
  return `${name}/holder`;
}
