import type { Surroundings } from '../../src/sync/ports.ts';

export interface SimulatedTime extends Surroundings {
  /** Lets time pass, running the timers that fall due in their order, and what they start. */
  pass(ms: number): Promise<void>;
  readonly reported: unknown[];
  /** How long until the next timer; `undefined` when none is set. */
  next(): number | undefined;
}

/** Time that passes when told to. Chance is always the same: @param chance 0 to 1 */
export function simulatedTime(startAt: number, chance = 0.5): SimulatedTime {
  let at = startAt;
  const timers = new Set<{ readonly due: number; readonly run: () => void }>();
  const reported: unknown[] = [];
  const earliest = () => [...timers].sort((a, b) => a.due - b.due)[0];
  return {
    now: () => at,
    random: () => chance,
    setTimer(delayMs, run) {
      const timer = { due: at + delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    report: (error) => reported.push(error),
    reported,
    next() {
      const timer = earliest();
      return timer && timer.due - at;
    },
    async pass(ms) {
      const until = at + ms;
      await settle();
      for (let timer = earliest(); timer !== undefined && timer.due <= until; timer = earliest()) {
        at = timer.due;
        timers.delete(timer);
        timer.run();
        await settle();
      }
      at = until;
    },
  };
}

/** Lets every promise that can go on do so. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
