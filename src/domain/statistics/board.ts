import type { Day } from '../kernel/site-time.ts';
import type { RecentCall } from './visit-columns.ts';

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
  /** Typical visits arriving an hour, `[weekday][hour]`, over the last comparable weeks; `null` where there is too little data. */
  readonly typical: readonly (readonly (number | null)[])[];
  /** How many weeks stand behind it: those of the weekday that has most. */
  readonly weeks: number;
  /** Visits that arrived today by hour so far, 24 numbers. */
  readonly todayByHour: readonly number[];
  /** The last five calls of today, the latest first: tickets and references, which name nobody. */
  readonly calls: readonly RecentCall[];
}
