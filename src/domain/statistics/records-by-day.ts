import type { Kind } from '../kernel/kind.ts';
import type { GuichetRecord } from '../kernel/record.ts';
import type { Day, SiteTime } from '../kernel/site-time.ts';

/** The records of a kind by the day they are filed under, oldest first; those of other kinds, or of no day, are left out. */
export function recordsByDay(
  kind: Pick<Kind, 'name' | 'dayOf'>,
  records: Iterable<GuichetRecord>,
  time: SiteTime,
): readonly (readonly [Day, readonly GuichetRecord[]])[] {
  const byDay = new Map<Day, GuichetRecord[]>();
  for (const record of records) {
    const day = record.kind === kind.name ? kind.dayOf(record, time) : undefined;
    if (day === undefined) continue;
    const ofDay = byDay.get(day);
    if (ofDay === undefined) byDay.set(day, [record]);
    else ofDay.push(record);
  }
  return [...byDay].sort(([a], [b]) => (a < b ? -1 : 1));
}
