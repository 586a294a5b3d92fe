/** What time it is, as far as the endpoint has told. */
export interface EndpointClock {
  /** Milliseconds since 1970: this device's clock, put right where it is known to be wrong by more than a minute. */
  now(): number;
  /** The endpoint's clock minus this device's; `undefined` until an answer has told, and again once this device's clock was set. */
  offsetMs(): number | undefined;
  /** Since when this device's clock has run without being set, by that clock. */
  steadySince(): number;
  /** A reading to be given back with the answer. */
  asked(): number;
  /** An answer says what time it is there. @param asked the reading when it was asked for */
  learn(endpointTime: number, asked: number): void;
  /** What the next page goes on from, where it opens at once. */
  memo(): ClockMemo;
}

/** What a page that was left knew of the clock, by this device's clock. */
export interface ClockMemo {
  readonly leftAt: number;
  readonly steadySince: number;
  readonly offsetMs?: number;
}

export interface ClockParts {
  /** This device's wall clock, milliseconds since 1970. May be wrong, may be set. */
  wall(): number;
  /** Milliseconds since any instant. Only runs. */
  monotonic(): number;
  /** Of the page before. */
  readonly memo?: ClockMemo;
}

/** Less than this is not worth two kinds of time on one device. */
export const CORRECTED_FROM_MS = 60_000;

/** How far the two clocks of one device may drift apart before one of them was set. */
const STEADY_MS = 2_000;

/** Between two pages nothing runs: a clock that shows no longer a gap than this was not set by more in between. */
const PAGE_GAP_MS = 30_000;

/** An answer that took longer tells the time too badly. */
const ROUND_TRIP_MAX_MS = 20_000;

/** An endpoint that believes it is earlier has lost its own clock, and is no authority. */
const EARLIEST_MS = Date.UTC(2026, 0, 1);

/**
 * Learns from each answer how wrong this device's clock is. What it learnt holds until the clock is set, or the page
 * has been closed for a while.
 */
export function endpointClock({ wall, monotonic, memo }: ClockParts): EndpointClock {
  const before = memo !== undefined && isJustLeft(memo, wall()) ? memo : undefined;
  let base = wall() - monotonic();
  let since = before?.steadySince ?? wall();
  let offset = before?.offsetMs;

  /** Finds out whether the clock was set meanwhile; a sleeping machine looks the same, and costs no more than one question. */
  function look(): void {
    const current = wall() - monotonic();
    if (Math.abs(current - base) <= STEADY_MS) return;
    base = current;
    since = wall();
    offset = undefined;
  }

  function offsetMs(): number | undefined {
    look();
    return offset;
  }

  return {
    offsetMs,
    now() {
      const known = offsetMs() ?? 0;
      return Math.abs(known) > CORRECTED_FROM_MS ? wall() + known : wall();
    },
    steadySince() {
      look();
      return since;
    },
    asked: monotonic,
    memo() {
      const known = offsetMs();
      return {
        leftAt: wall(),
        steadySince: since,
        ...(known === undefined ? {} : { offsetMs: known }),
      };
    },
    learn(endpointTime, asked) {
      look();
      const tookMs = monotonic() - asked;
      if (tookMs > ROUND_TRIP_MAX_MS || endpointTime < EARLIEST_MS) return;
      // Instants are whole milliseconds; a monotonic clock is finer.
      offset = Math.round(endpointTime + tookMs / 2 - wall());
    },
  };
}

function isJustLeft({ leftAt }: ClockMemo, now: number): boolean {
  return leftAt <= now && now - leftAt <= PAGE_GAP_MS;
}
