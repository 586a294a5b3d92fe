import type { UsedProofs } from './ports.ts';

/** Used proofs in the memory of this process: for an endpoint that is one process. */
export function localUsedProofs(): UsedProofs {
  const byWindow = new Map<number, Set<string>>();
  return {
    outlivesProcess: false,
    async use(window, proof, oldestWindow) {
      for (const known of byWindow.keys()) {
        if (known < oldestWindow) byWindow.delete(known);
      }
      const used = byWindow.get(window) ?? new Set();
      byWindow.set(window, used);
      if (used.has(proof)) return false;
      used.add(proof);
      return true;
    },
  };
}
