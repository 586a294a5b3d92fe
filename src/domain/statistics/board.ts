import type { Day } from '../kernel/site-time.ts';

/**
 * All that a wall screen shows: counts only, no record. Computed by the same function in a tablet's statistics worker and
 * at the endpoint.
 */
export interface Board {
  /** When it was computed, milliseconds since 1970. */
  readonly at: number;
  readonly today: Day;
  /** Visits waiting now by service key, and how long the one in front has waited (minutes). */
  readonly waiting: Readonly<Record<string, { readonly visits: number; readonly longestMinutes: number }>>;
  /** Visits of the running ISO week by service key. */
  readonly week: Readonly<Record<string, number>>;
  /** Typical arrivals an hour, `[weekday][hour]`, over the last comparable weeks; `null` where there is too little data. */
  readonly typical: readonly (readonly (number | null)[])[];
  /** How many weeks stand behind it. */
  readonly weeks: number;
  /** Arrivals of today by hour so far. */
  readonly todayByHour: readonly number[];
}
