import { createHmac, timingSafeEqual } from 'node:crypto';

/** A nonce is accepted during its window and the next: for 5 to 10 minutes. */
const WINDOW_MS = 5 * 60_000;

export interface Nonces {
  current(): string;
  /** The window a nonce was given in; `undefined` when it is not ours, or too old. */
  windowOf(nonce: string): number | undefined;
  /** Whether the device should take a fresh one. */
  isOld(window: number): boolean;
  /** Windows before this one are accepted no more. */
  oldestWindow(): number;
}

/**
 * Nonces that need no memory (RFC 9449 §8): the number of a time window, and its HMAC under a secret that all processes
 * share. They stand for the time of the endpoint, since a tablet's clock may be years off.
 */
export function nonces(secret: string, now: () => number): Nonces {
  const windowNow = () => Math.floor(now() / WINDOW_MS);

  function nonceOf(window: number): string {
    const mac = createHmac('sha256', secret).update(String(window)).digest('base64url').slice(0, 22);
    return `${window.toString(36)}.${mac}`;
  }

  return {
    current: () => nonceOf(windowNow()),
    windowOf(nonce) {
      const window = Number.parseInt(nonce.split('.')[0] ?? '', 36);
      if (window !== windowNow() && window !== windowNow() - 1) return undefined;
      return isEqual(nonce, nonceOf(window)) ? window : undefined;
    },
    isOld: (window) => window < windowNow(),
    oldestWindow: () => windowNow() - 1,
  };
}

function isEqual(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
