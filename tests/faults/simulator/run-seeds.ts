import { runSeed, type StormOptions } from './storm.ts';
import type { Violation } from './verdict.ts';

export interface SeedsOptions extends Omit<StormOptions, 'tracing'> {
  readonly from: number;
  readonly count: number;
  /** Stops at the first seed that shows something. */
  readonly stopAtFirst?: boolean;
}

/** Of the first seeds that showed something, this many are told in full. */
const TOLD_MAX = 5;

export interface SeedsReport {
  readonly runs: number;
  readonly acknowledged: number;
  /** Moments of all processes: at each of them one could have died. */
  readonly moments: number;
  readonly failures: readonly { readonly seed: number; readonly violations: readonly Violation[] }[];
  readonly seconds: number;
}

/** One storm after another. */
export async function runSeeds({ from, count, stopAtFirst, ...options }: SeedsOptions): Promise<SeedsReport> {
  const startedAt = performance.now();
  let runs = 0;
  let acknowledged = 0;
  let moments = 0;
  const failures: { readonly seed: number; readonly violations: readonly Violation[] }[] = [];
  for (let seed = from; seed < from + count; seed += 1) {
    const outcome = await runSeed(seed, options);
    runs += 1;
    acknowledged += outcome.acknowledged;
    moments += outcome.moments;
    if (outcome.violations.length > 0) failures.push({ seed, violations: outcome.violations });
    if (stopAtFirst && failures.length > 0) break;
  }
  return { runs, acknowledged, moments, failures, seconds: (performance.now() - startedAt) / 1000 };
}

/** What went wrong, and how to see it again. */
export function tellFailures({ failures }: Pick<SeedsReport, 'failures'>): string {
  return failures
    .slice(0, TOLD_MAX)
    .map(({ seed, violations }) => {
      const what = violations.slice(0, TOLD_MAX).map((one) => `    ${one.of}: ${one.what}`);
      return [`  seed ${seed} (node tests/faults/simulator/simulate.mjs --seed ${seed})`, ...what].join('\n');
    })
    .join('\n');
}
