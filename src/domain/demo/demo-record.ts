import type { Day, SiteTime } from '../kernel/site-time.ts';
import type { WorkCalendar } from '../kernel/working-days.ts';
import { seededRandom } from './seeded-random.ts';

/** A made-up record, not yet stamped. */
export interface DemoRecord {
  readonly id: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** When it was written, milliseconds since 1970: the time of its stamps. */
  readonly at: number;
}

/** What a demonstration day is made from. */
export interface DemoContext {
  readonly seed: string;
  readonly time: SiteTime;
  readonly calendar: WorkCalendar;
  /** Now, milliseconds since 1970: what would happen later has not happened. */
  readonly until: number;
}

/** An id that depends on the day and rank alone, in the shape of a UUID (version 8, RFC 9562: free content). */
export function demoId(kind: number, day: Day, rank: number): string {
  const date = day.replaceAll('-', '');
  const random = seededRandom(`${kind}/${day}/${rank}`);
  const tail = Array.from({ length: 12 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${date}-0000-8000-8000-${tail}`;
}

export const MINUTE_MS = 60_000;
