import type { GuichetRecord } from '../../domain/kernel/record.ts';
import { addDays, addMonths, type Day, siteTime } from '../../domain/kernel/site-time.ts';
import { type Due, dueOn } from '../../domain/retention/due.ts';
import type { RetainedKind, Retention } from '../../domain/retention/retention.ts';
import type { Endpoint } from './endpoint.ts';
import type { FiledRecord, Site } from './ports.ts';

export interface DueRecord {
  readonly record: GuichetRecord;
  readonly due: Due;
}

/** Records looked at together; those that are due among them are one transaction, and pushes come in between. */
const BATCH = 200;

/**
 * Records of a kind on which something is due that day, some at a time. Read without a lock: who changes them looks again at each
 * of them under it.
 */
export async function* dueRecords(
  { store, kinds }: Pick<Endpoint, 'store' | 'kinds'>,
  { id, zone }: Site,
  kind: RetainedKind,
  rule: Retention,
  day: Day,
): AsyncGenerator<readonly DueRecord[]> {
  const context = { kinds, time: siteTime(zone) };
  const last = latestDue(rule, day);
  let after: Pick<FiledRecord, 'day' | 'seq'> = { day: '', seq: -1 };
  for (;;) {
    const rows = await store.read.records.filedUpTo(id, kind, last, after, BATCH);
    const found = rows
      .map(({ record }) => ({ record, due: dueOn(record, rule, day, context) }))
      .filter(({ due }) => due.remove || Object.keys(due.erase).length > 0);
    if (found.length > 0) yield found;
    const end = rows.at(-1);
    if (end === undefined || rows.length < BATCH) return;
    after = end;
  }
}

/** The latest day under which anything that is due that day may be filed; months end unevenly, hence three days more. */
function latestDue({ contactDays, textMonths, recordMonths }: Retention, day: Day): Day {
  const days = [
    addMonths(day, -recordMonths),
    ...(textMonths === undefined ? [] : [addMonths(day, -textMonths)]),
    ...(contactDays === undefined ? [] : [addDays(day, -contactDays)]),
  ];
  return addDays(days.sort().at(-1) as Day, 3);
}
