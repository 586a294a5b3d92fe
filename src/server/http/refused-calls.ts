/** Counts the calls refused for want of a proof or of a right, by address. */
export interface RefusedCalls {
  /** Seconds to leave us alone, when this address has been refused too often. */
  patienceSeconds(address: string): number | undefined;
  note(address: string): void;
}

/**
 * Refusals a minute from one address before it is not listened to any more. A whole préfecture may stand behind one
 * address, and each of its tablets is refused once after a restart, to learn the new nonce.
 */
export const REFUSALS_A_MINUTE = 3_000;

const MINUTE_MS = 60_000;

export function refusedCalls(now: () => number): RefusedCalls {
  let minute = 0;
  let counts = new Map<string, number>();

  function current(): Map<string, number> {
    const at = Math.floor(now() / MINUTE_MS);
    if (at !== minute) {
      minute = at;
      counts = new Map();
    }
    return counts;
  }

  return {
    patienceSeconds(address) {
      if ((current().get(address) ?? 0) < REFUSALS_A_MINUTE) return undefined;
      return Math.ceil(((minute + 1) * MINUTE_MS - now()) / 1000);
    },
    note(address) {
      const known = current();
      known.set(address, (known.get(address) ?? 0) + 1);
    },
  };
}
