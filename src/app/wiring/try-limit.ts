import { waitAfter } from '../../domain/sealing/wrong-tries.ts';

/** Slows down whoever tries one secret after another. Loading the page anew does not forget the tries. */
export interface TryLimit {
  /** Seconds to wait before the next try; 0 when it may be made now. */
  secondsLeft(): number;
  wrong(): void;
  right(): void;
}

interface Tries {
  readonly wrong: number;
  /** Milliseconds since 1970. */
  readonly until: number;
}

const NONE: Tries = { wrong: 0, until: 0 };

export function tryLimit(
  memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  key: string,
  now: () => number,
): TryLimit {
  let tries = remembered();

  function remembered(): Tries {
    try {
      const { wrong, until } = JSON.parse(memory.getItem(key) ?? '{}') as Partial<Tries>;
      return Number.isInteger(wrong) && Number.isFinite(until) ? ({ wrong, until } as Tries) : NONE;
    } catch {
      return NONE;
    }
  }

  function remember(next: Tries): void {
    tries = next;
    try {
      if (next === NONE) memory.removeItem(key);
      else memory.setItem(key, JSON.stringify(next));
    } catch {
      // A browser that keeps nothing counts as long as the page is open.
    }
  }

  return {
    secondsLeft() {
      // A clock that was put back must not shut the door for longer than the wait itself.
      const left = Math.min(tries.until - now(), waitAfter(tries.wrong));
      return Math.max(0, Math.ceil(left / 1000));
    },
    wrong() {
      const wrong = tries.wrong + 1;
      remember({ wrong, until: now() + waitAfter(wrong) });
    },
    right: () => remember(NONE),
  };
}
