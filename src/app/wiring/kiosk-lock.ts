import { fail, ok } from '../../domain/kernel/result.ts';
import type { KioskLock } from '../services.ts';
import type { TryLimit } from './try-limit.ts';

const KEY = 'guichet-kiosk';

/**
 * Whether this browser was left in visitors' hands: from the moment the kiosk's screen is shown until the PIN is given, over
 * reloads and in every tab.
 */
export function kioskLock(
  memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  limit: TryLimit,
): KioskLock {
  const listeners = new Set<() => void>();
  let on = false;

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  return {
    isOn() {
      try {
        return memory.getItem(KEY) !== null;
      } catch {
        return on;
      }
    },
    enter() {
      on = true;
      try {
        memory.setItem(KEY, 'on');
      } catch {
        // A browser that keeps nothing is locked as long as the page is open.
      }
      tell();
    },
    async leave(pin, hash) {
      const retryAfterSeconds = limit.secondsLeft();
      if (retryAfterSeconds > 0) return fail({ code: 'too-many-tries', retryAfterSeconds });
      const { pinMatches } = await import('../../sealing/pin-hash.ts');
      if (!(await pinMatches(pin, hash))) {
        limit.wrong();
        return fail({ code: 'wrong-secret' });
      }
      limit.right();
      on = false;
      forgetKiosk(memory);
      tell();
      return ok(null);
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

/** A device that was enrolled anew is in the office's hands: the way out where a PIN was forgotten far from the network. */
export function forgetKiosk(memory: Pick<Storage, 'removeItem'>): void {
  try {
    memory.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
