import { chosenServices } from './chosen-services.ts';
import { isWithin, type Period } from './period.ts';
import type { WaitingTimes } from './question.ts';
import { UNKNOWN_SECONDS, type VisitColumns } from './visit-columns.ts';

/**
 * Minutes from arrival to call, of the visits of the period that were called.
 * Median and 90th percentile by **nearest rank**: of `n` waits in ascending order, the one of rank ⌈p × n⌉ (the median of
 * an even number is the lower of the two in the middle), so that each is a wait somebody had and equals what
 * `ORDER BY … LIMIT 1 OFFSET ⌈p × n⌉ - 1` says. Left out: who was not called, arrivals known to the hour only, and calls
 * that two clocks put before the arrival.
 * Source: Guichet's own definition.
 * @param visits days in any order, one entry a day
 * @param services keys to keep; all when absent
 */
export function waitingOf(
  visits: Iterable<VisitColumns>,
  period: Period,
  services?: readonly string[],
): WaitingTimes {
  const days = [...visits].filter(({ day }) => isWithin(day, period));
  const seconds = waitsOf(days, services).sort();
  if (seconds.length === 0) return { n: 0 };
  return {
    n: seconds.length,
    medianMinutes: nearestRank(seconds, 0.5) / 60,
    p90Minutes: nearestRank(seconds, 0.9) / 60,
  };
}

function waitsOf(days: readonly VisitColumns[], services?: readonly string[]): Int32Array {
  const waits = new Int32Array(days.reduce((sum, { waitSeconds }) => sum + waitSeconds.length, 0));
  let n = 0;
  for (const columns of days) {
    const chosen = chosenServices(columns, services);
    for (let i = 0; i < columns.waitSeconds.length; i += 1) {
      const wait = columns.waitSeconds[i] as number;
      if (wait === UNKNOWN_SECONDS || chosen[columns.service[i] as number] !== true) continue;
      waits[n] = wait;
      n += 1;
    }
  }
  return waits.subarray(0, n);
}

/**
 * @param sorted ascending, at least one value
 * @param share 0 < share ≤ 1
 */
function nearestRank(sorted: Int32Array, share: number): number {
  return sorted[Math.ceil(share * sorted.length) - 1] as number;
}
