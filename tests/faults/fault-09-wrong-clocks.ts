import type { Fault } from './fault.ts';
import { addStorms, addStormsWith } from './support/storms.ts';
import { Sums } from './support/sums.ts';

/** The night of the change to summer time in France, 2026: 02:00 becomes 03:00 at 01:00 UTC. */
const SUMMER_TIME = Date.UTC(2026, 2, 29, 0, 58);
/** And back: 03:00 becomes 02:00 at 01:00 UTC. */
const WINTER_TIME = Date.UTC(2026, 9, 25, 0, 58);

const CLOCKS = ['clocks', 'power', 'network'] as const;

/**
 * Clocks are wrong by ±1 h, ±1 year, 1970, jump while a person writes, and come back after a power cut; the endpoint's is
 * right. All converges, what was said later stays, and each arrival is filed under its day once, around the nights of the
 * change of hour too.
 */
export const fault: Fault = {
  id: 9,
  name: 'wrong clocks, change of hour, dead battery',
  async run({ quick, seeds = quick ? 60 : 6_000 }) {
    const sums = new Sums();
    const count = Math.ceil(seeds / 3);
    await addStorms(sums, { count, only: CLOCKS });
    await addStorms(sums, { count, only: CLOCKS, startAt: SUMMER_TIME });
    await addStorms(sums, { count, only: CLOCKS, startAt: WINTER_TIME });
    const control = new Sums();
    await addStormsWith(control, 'stamps go back with the wall clock', { count: 300, only: CLOCKS });
    return sums.report('a hybrid clock', control.lost + control.diverged > 0, control.tally);
  },
};
