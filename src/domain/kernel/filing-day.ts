import type { Kind } from './kind.ts';
import type { GuichetRecord } from './record.ts';
import type { Day, SiteTime } from './site-time.ts';

/** Where records without a day are filed: an index holds no row whose key is undefined. */
export const NO_DAY = '';

/** The day of the site a record is filed under, `NO_DAY` when it has none. The same on the tablet and at the endpoint. */
export function filingDay(record: GuichetRecord, kinds: ReadonlyMap<string, Kind>, time: SiteTime): Day {
  try {
    return kinds.get(record.kind)?.dayOf(record, time) ?? NO_DAY;
  } catch {
    // A fact of a newer shape is kept as it came, so this version's kind may not be able to read a day in it.
    return NO_DAY;
  }
}
