import { chosen } from './attendance.ts';
import { DurationCounts } from './duration-counts.ts';
import type { Period } from './period.ts';
import type { VisitSums } from './visit-sums.ts';

/** How long people waited. @param services keys to keep; all when absent */
export interface WaitingQuestion extends Period {
  readonly about: 'waiting';
  readonly services?: readonly string[];
  /** The site's target, minutes; without one there is no share. */
  readonly targetMinutes?: number;
}

/** Some durations. Absent figures: there was none. */
export interface DurationFigures {
  readonly n: number;
  readonly medianMinutes?: number;
  readonly p90Minutes?: number;
}

/** From arrival to call, of those who were called. */
export interface WaitFigures extends DurationFigures {
  /** How many of the `n` were called within the target. */
  readonly withinTarget?: number;
}

export interface WaitingTimes extends WaitFigures {
  /** By service key; those of which nobody was called are absent. */
  readonly byService: Readonly<Record<string, WaitFigures>>;
  /** From call to departure, of those who were received. */
  readonly atCounter: DurationFigures;
}

/**
 * Minutes from arrival to call, and from call to departure, of the visits of the period. Median and 90th percentile by
 * nearest rank (`DurationCounts`). Left out: who was not called (or not received), arrivals known to the hour only, and
 * calls that two clocks put before the arrival. A visit sent on to another service waited until its first call. Within the
 * target: called at most that many minutes after the arrival, to the second.
 * Source: Guichet's own definition; the target is the site's own.
 * @param sums those of the period
 */
export function waitingOf(
  sums: VisitSums,
  { services, targetMinutes }: Pick<WaitingQuestion, 'services' | 'targetMinutes'>,
): WaitingTimes {
  const waits = new DurationCounts();
  const serviceTimes = new DurationCounts();
  const byService: Record<string, WaitFigures> = {};
  for (const service of chosen(sums, services)) {
    const of = sums.of(service);
    if (of === undefined) continue;
    waits.addCounts(of.waits);
    serviceTimes.addCounts(of.serviceTimes);
    if (of.waits.n > 0) byService[service] = waitFigures(of.waits, targetMinutes);
  }
  return { ...waitFigures(waits, targetMinutes), byService, atCounter: durationFigures(serviceTimes) };
}

function waitFigures(waits: DurationCounts, targetMinutes: number | undefined): WaitFigures {
  const within = targetMinutes === undefined ? {} : { withinTarget: waits.atMost(targetMinutes * 60) };
  return { ...durationFigures(waits), ...within };
}

function durationFigures(durations: DurationCounts): DurationFigures {
  const [median, p90] = [durations.quantile(0.5), durations.quantile(0.9)];
  if (median === undefined || p90 === undefined) return { n: 0 };
  return { n: durations.n, medianMinutes: median / 60, p90Minutes: p90 / 60 };
}
