import { filingDay } from '../../domain/kernel/filing-day.ts';
import type { Fact, GuichetRecord } from '../../domain/kernel/record.ts';
import { type SiteTime, siteTime } from '../../domain/kernel/site-time.ts';
import { CLOCK_START, readingOf, type Stamp, stampOf, tick } from '../../domain/kernel/stamp.ts';
import { cellsOfRecord } from '../../domain/retention/cells-of-record.ts';
import { type Due, dueOn } from '../../domain/retention/due.ts';
import type { RetainedKind, Retention } from '../../domain/retention/retention.ts';
import { joined, TALLY, type Tally, type TallyCell, tallyId } from '../../domain/retention/tally.ts';
import type { Settings } from '../../domain/setting/setting.ts';
import { workCalendar } from '../../domain/setting/work-calendar.ts';
import type { Endpoint } from './endpoint.ts';
import type { FiledRecord, Site, Tables, Tombstone } from './ports.ts';
import { ENDPOINT_DEVICE } from './site-settings.ts';

/** What became of some records: facts emptied of contact details or texts, records removed. */
export interface Purged {
  readonly erased: number;
  readonly removed: number;
  /** The head of the log afterwards. */
  readonly seq: number;
}

/**
 * Does to these records of one kind what retention asks, inside a transaction that has locked the site: states facts anew
 * without what must go, and replaces removed records by their tombstones and by the counts of their days, all at once. Done
 * twice, it finds nothing more to do.
 */
export async function purgeRecords(
  endpoint: Endpoint,
  tables: Tables,
  site: Site,
  { kind, rule, ids, settings }: PurgeOrder,
): Promise<Purged> {
  const context = { kinds: endpoint.kinds, time: siteTime(site.zone) };
  const now = endpoint.now();
  const today = context.time.dayOf(now);
  const held = [...(await tables.records.byIds(site.id, ids)).values()].map((record) => ({
    record,
    due: dueOn(record, rule, today, context),
  }));
  const removed = held.filter(({ due }) => due.remove).map(({ record }) => record);
  const erased = held.flatMap(({ record, due }) => erasedRecord(record, due, now) ?? []);
  const tallies = await talliesAfter(tables, site, kind, removed, {
    ...context,
    now,
    calendar: workCalendar(settings),
  });
  let seq = site.seq;
  const next = () => {
    seq += 1;
    return seq;
  };
  const tombstones: Tombstone[] = removed.map(({ id }) => ({ id, kind, seq: next(), at: now }));
  const rows = [...erased, ...tallies].map(
    (record): FiledRecord => ({
      record,
      day: filingDay(record, context.kinds, context.time),
      seq: next(),
    }),
  );
  if (seq === site.seq) return { erased: 0, removed: 0, seq };
  await tables.records.remove(
    site.id,
    removed.map(({ id }) => id),
  );
  await tables.tombstones.add(site.id, tombstones);
  await tables.records.put(rows);
  await tables.sites.setSeq(site.id, seq);
  return { erased: erased.length, removed: removed.length, seq };
}

interface PurgeOrder {
  readonly kind: RetainedKind;
  readonly rule: Retention;
  readonly ids: readonly string[];
  readonly settings: Settings;
}

function erasedRecord(record: GuichetRecord, { erase }: Due, now: number): GuichetRecord | undefined {
  const stated = Object.entries(erase).map(([name, value]): [string, Fact] => {
    const before = record.facts[name] as Fact;
    return [name, { ...before, stamp: stampAfter(before.stamp, now), value }];
  });
  if (stated.length === 0) return undefined;
  return { ...record, facts: { ...record.facts, ...Object.fromEntries(stated) } };
}

/** A stamp of the endpoint's own that is greater than the one it replaces. */
function stampAfter(stamp: Stamp | undefined, now: number): Stamp {
  return stampOf(tick(stamp === undefined ? CLOCK_START : readingOf(stamp), now), ENDPOINT_DEVICE);
}

interface TallyContext {
  readonly kinds: Endpoint['kinds'];
  readonly time: SiteTime;
  readonly calendar: ReturnType<typeof workCalendar>;
  readonly now: number;
}

/** The tallies of the days these records were filed under, with them in it. */
async function talliesAfter(
  tables: Tables,
  site: Site,
  kind: RetainedKind,
  removed: readonly GuichetRecord[],
  context: TallyContext,
): Promise<readonly GuichetRecord[]> {
  const cells = new Map<string, TallyCell[]>();
  for (const record of removed) {
    const day = filingDay(record, context.kinds, context.time);
    if (day !== '') cells.set(day, [...(cells.get(day) ?? []), ...cellsOfRecord(record, context)]);
  }
  const before = await tables.records.byIds(
    site.id,
    [...cells.keys()].map((day) => tallyId(kind, day)),
  );
  return [...cells].flatMap(([day, added]) => {
    if (added.length === 0) return [];
    const id = tallyId(kind, day);
    const fact = before.get(id)?.facts[TALLY];
    const value = joined((fact?.value ?? undefined) as Tally | undefined, day, added);
    const stamp = stampAfter(fact?.stamp, context.now);
    return [{ id, site: site.id, kind, facts: { [TALLY]: { stamp, value } } }];
  });
}
