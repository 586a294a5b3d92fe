import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { StoreFailure } from '../../domain/kernel/store-failure.ts';
import type { Contacts, SafeState } from '../services.ts';
import type { TryLimit } from './try-limit.ts';

/** An open safe closes by itself after so long without a touch or a key … */
export const IDLE_MS = 10 * 60_000;
/** … or once the page has been out of sight for so long. */
export const HIDDEN_MS = 2 * 60_000;
const CHECK_EVERY_MS = 5000;
const TOUCHES = ['pointerdown', 'keydown'] as const;

const CLOSED: SafeState = { openKeys: new Set() };

export interface ContactSafeParts {
  readonly site: string;
  readonly limit: TryLimit;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Seals contacts, and keeps the private keys open for a short while: in this page's memory only, as keys no script can take out.
 * What seals and opens is fetched when it is first asked for.
 */
export function contactSafe({ site, limit, now }: ContactSafeParts): Contacts {
  const listeners = new Set<(state: SafeState) => void>();
  let keys: ReadonlyMap<string, CryptoKey> = new Map();
  let state = CLOSED;
  let endWatch: (() => void) | undefined;

  function hold(next: ReadonlyMap<string, CryptoKey>): void {
    keys = next;
    state = next.size === 0 ? CLOSED : { openKeys: new Set(next.keys()) };
    for (const listener of [...listeners]) listener(state);
  }

  function lock(): void {
    endWatch?.();
    endWatch = undefined;
    if (keys.size > 0) hold(new Map());
  }

  return {
    safe: () => state,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    sealer: (contact, key) => async (place) => {
      const { sealContact } = await import('../../sealing/seal-contact.ts');
      try {
        return await sealContact(contact, site, place, key);
      } catch (cause) {
        throw new StoreFailure({ code: 'cannot-seal' }, { cause });
      }
    },
    async unlock(kept, passphrase): Promise<Result<null>> {
      const retryAfterSeconds = limit.secondsLeft();
      if (retryAfterSeconds > 0) return fail({ code: 'too-many-tries', retryAfterSeconds });
      const { openKeys } = await import('../../sealing/key-copies.ts');
      const opened = await openKeys(kept, { passphrase }, false);
      if (opened.size === 0) {
        limit.wrong();
        return fail({ code: 'wrong-secret' });
      }
      limit.right();
      endWatch ??= watchAbsence(now, lock);
      hold(new Map([...keys, ...opened]));
      return ok(null);
    },
    lock,
    canOpen: (key) => keys.has(key),
    async open(sealed, place) {
      const key = keys.get(sealed.key);
      if (key === undefined) return fail({ code: 'locked' });
      const { openSealedContact } = await import('../../sealing/open-contact.ts');
      return openSealedContact(sealed, site, place, key);
    },
  };
}

/** Calls once nobody has been there for a while. Looks at the clock, so that a device that slept closes when it wakes. */
function watchAbsence(now: () => number, onAbsent: () => void): () => void {
  let touchedAt = now();
  let hiddenAt: number | undefined = document.hidden ? touchedAt : undefined;

  function touched(): void {
    check();
    touchedAt = now();
  }
  function check(): void {
    const at = now();
    const gone = at - touchedAt >= IDLE_MS || at < touchedAt;
    if (gone || (hiddenAt !== undefined && at - hiddenAt >= HIDDEN_MS)) onAbsent();
  }
  function seen(): void {
    check();
    hiddenAt = document.hidden ? now() : undefined;
  }

  const timer = setInterval(check, CHECK_EVERY_MS);
  for (const event of TOUCHES) addEventListener(event, touched, { capture: true, passive: true });
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearInterval(timer);
    for (const event of TOUCHES) removeEventListener(event, touched, { capture: true });
    document.removeEventListener('visibilitychange', seen);
  };
}
