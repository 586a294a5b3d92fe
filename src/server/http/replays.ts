/** Remembers the proofs that were used, for as long as their nonce would be accepted. */
export interface Replays {
  /** False when this proof was used before. */
  use(window: number, proofId: string, oldestWindow: number): boolean;
}

/** In the memory of this process: behind a load balancer, a stolen proof could be used once in each other process. */
export function replays(): Replays {
  const byWindow = new Map<number, Set<string>>();
  return {
    use(window, proofId, oldestWindow) {
      for (const known of byWindow.keys()) {
        if (known < oldestWindow) byWindow.delete(known);
      }
      const used = byWindow.get(window) ?? new Set();
      byWindow.set(window, used);
      if (used.has(proofId)) return false;
      used.add(proofId);
      return true;
    },
  };
}
