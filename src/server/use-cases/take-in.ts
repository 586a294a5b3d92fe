import { filingDay } from '../../domain/kernel/filing-day.ts';
import type { Kind } from '../../domain/kernel/kind.ts';
import { mergeFacts } from '../../domain/kernel/merge.ts';
import type { GuichetRecord } from '../../domain/kernel/record.ts';
import { siteTime } from '../../domain/kernel/site-time.ts';
import { isAlteration } from './is-alteration.ts';
import type { FiledRecord, Site, Tables } from './ports.ts';
import { removedAmong } from './removed-records.ts';

/** A record grown beyond this many characters of JSON takes in no more. */
export const RECORD_CHARS_MAX = 200_000;

/** What became of each record, in the order given. */
export type TakenIn = 'accepted' | 'kind' | 'not-allowed' | 'too-large' | 'purged';

export interface TakeInResult {
  readonly outcomes: readonly TakenIn[];
  /** Whether each said something that was not known. */
  readonly taught: readonly boolean[];
  /** The head of the log afterwards; that of `site` when nothing changed. */
  readonly seq: number;
}

/**
 * Merges records into a site's log, inside a transaction that has locked the site. Each record that changes takes the
 * next number of the log; one that teaches nothing changes nothing, so a repeated push is harmless. What retention has removed
 * does not come back (`removed-records.ts`).
 * @param now the endpoint's clock, where records may be old
 */
export async function takeIn(
  tables: Tables,
  site: Site,
  records: readonly GuichetRecord[],
  kinds: ReadonlyMap<string, Kind>,
  now = 0,
): Promise<TakeInResult> {
  const held = new Map(await tables.records.byIds(site.id, [...new Set(records.map(({ id }) => id))]));
  const removed = await removedAmong(
    tables,
    site,
    records.filter(({ id }) => !held.has(id)),
    kinds,
    now,
  );
  const changed = new Map<string, FiledRecord>();
  const time = siteTime(site.zone);
  let seq = site.seq;
  const taught: boolean[] = [];
  const outcomes = records.map((record, index): TakenIn => {
    taught[index] = false;
    const mine = held.get(record.id);
    if (removed.has(record.id)) return 'purged';
    if (mine !== undefined && mine.kind !== record.kind) return 'kind';
    if (isAlteration(kinds.get(record.kind), mine, record)) return 'not-allowed';
    const facts = mergeFacts(mine?.facts ?? {}, record.facts);
    if (facts === mine?.facts) return 'accepted';
    const merged = { ...record, facts };
    if (JSON.stringify(facts).length > RECORD_CHARS_MAX) return 'too-large';
    held.set(record.id, merged);
    taught[index] = true;
    seq += 1;
    changed.set(record.id, { record: merged, day: filingDay(merged, kinds, time), seq });
    return 'accepted';
  });
  if (changed.size > 0) {
    await tables.records.put([...changed.values()]);
    await tables.sites.setSeq(site.id, seq);
  }
  return { outcomes, taught, seq };
}
