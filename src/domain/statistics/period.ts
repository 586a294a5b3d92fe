import type { Day } from '../kernel/site-time.ts';

/** Days of the site's calendar, both ends included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

export function isWithin(day: Day, period: Period): boolean {
  return period.from <= day && day <= period.to;
}
