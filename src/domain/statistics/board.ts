import type { ExpectedDay } from '../affluence/expected-arrivals.ts';
import type { Season } from '../affluence/season.ts';
import type { Day } from '../kernel/site-time.ts';
import type { InHall, RecentCall } from './visit-columns.ts';

/**
 * All that a wall screen shows: counts and calls, no record. Computed by the same function in a tablet's statistics worker and
 * at the endpoint.
 */
export interface Board {
  /** When it was computed, milliseconds since 1970. */
  readonly at: number;
  readonly today: Day;
  /** Visits waiting now by service key, and how long the one in front has waited (minutes). */
  readonly waiting: Readonly<Record<string, { readonly visits: number; readonly longestMinutes: number }>>;
  /**
   * Visits of the running ISO week so far by service key. A service with fewer than 5 is absent (`public-cells.ts`):
   * a screen says « moins de 5 » for it, whether there were four or none.
   */
  readonly week: Readonly<Record<string, number>>;
  /** Minutes a newcomer may wait, by service key; absent where too few were called of late (`expected-wait.ts`). */
  readonly waits: Readonly<Record<string, number>>;
  /** Visits and persons who have not left: waiting, put aside, at a counter. */
  readonly inHall: InHall;
  /** Which weeks the typical one is made of. */
  readonly season: Season;
  /** Typical visits arriving an hour, `[weekday][hour]`, over the last comparable weeks; `null` where there is too little data. */
  readonly typical: readonly (readonly (number | null)[])[];
  /** Likewise, the most visits present at once in that hour; `null` too where departures are not noted. */
  readonly typicalPresent: readonly (readonly (number | null)[])[];
  /** Arrivals to come, today and on the next days; days of which nothing is known are absent. Whole numbers. */
  readonly expected: readonly ExpectedDay[];
  /** How many weeks stand behind it: those of the weekday that has most. */
  readonly weeks: number;
  /** Visits that arrived today by hour so far, 24 numbers. */
  readonly todayByHour: readonly number[];
  /** The last five calls of today, the latest first: tickets and references, which name nobody. */
  readonly calls: readonly RecentCall[];
  /** The survey over the last twelve months; absent where the device that computed this reads no response. */
  readonly results?: BoardResults;
}

/** What a wall may show of the survey: criteria that at least five people answered. */
export interface BoardResults {
  /** Responses of the period; absent under five. */
  readonly responses?: number;
  readonly criteria: Readonly<Record<string, { readonly n: number; readonly satisfied: number }>>;
}
