import type { Kind } from '../../domain/kernel/kind.ts';
import type { GuichetRecord } from '../../domain/kernel/record.ts';
import type { Day, SiteTime } from '../../domain/kernel/site-time.ts';

/** The day of the site a record is filed under; `''` for what has none. */
export function filingDay(record: GuichetRecord, kinds: ReadonlyMap<string, Kind>, time: SiteTime): Day | '' {
  try {
    return kinds.get(record.kind)?.dayOf(record, time) ?? '';
  } catch {
    // A fact of a newer shape is kept as it came, so this version's kind may not be able to read a day in it.
    return '';
  }
}
