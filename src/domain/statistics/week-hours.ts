import { chosen, openDays } from './attendance.ts';
import type { Period } from './period.ts';
import type { VisitSums } from './visit-sums.ts';

/** When people come. @param services keys to keep; all when absent */
export interface WeekHoursQuestion extends Period {
  readonly about: 'week-hours';
  readonly services?: readonly string[];
}

/** By weekday (0 Monday) and hour of the site's clock, 7 × 24. */
export type WeekGrid = readonly (readonly number[])[];

/** Arrivals by weekday and hour of the site's clock. */
export interface WeekHourCounts {
  readonly visits: WeekGrid;
  /** Likewise, the people who came together. */
  readonly persons: WeekGrid;
  /** `visits`, service by service. */
  readonly byService: Readonly<Record<string, WeekGrid>>;
  /** How many days with at least one visit, of any service, stood behind each weekday: the divisor of a mean. */
  readonly openDays: readonly number[];
}

/**
 * Visits and persons of the period by weekday and hour of arrival, on the site's own clock: on the autumn night that
 * lasts 25 hours the doubled hour is one cell, in spring the missing hour is an empty one. Visits known to the hour only
 * count in theirs. Source: Guichet's own definition.
 * @param sums those of the period
 */
export function weekHoursOf(sums: VisitSums, services?: readonly string[]): WeekHourCounts {
  const visits = new Uint32Array(7 * 24);
  const persons = new Uint32Array(7 * 24);
  const byService: Record<string, WeekGrid> = {};
  for (const service of chosen(sums, services)) {
    const of = sums.of(service);
    if (of === undefined) continue;
    byService[service] = gridOf(of.visits);
    for (let cell = 0; cell < visits.length; cell += 1) {
      visits[cell] = (visits[cell] as number) + (of.visits[cell] as number);
      persons[cell] = (persons[cell] as number) + (of.persons[cell] as number);
    }
  }
  return { visits: gridOf(visits), persons: gridOf(persons), byService, openDays: openDays(sums) };
}

function gridOf(cells: Uint32Array): WeekGrid {
  return Array.from({ length: 7 }, (_, weekday) => [...cells.subarray(weekday * 24, weekday * 24 + 24)]);
}
