import type { Kind } from '../../domain/kernel/kind.ts';
import type { GuichetRecord } from '../../domain/kernel/record.ts';
import { siteTime } from '../../domain/kernel/site-time.ts';
import { stampMs } from '../../domain/kernel/stamp.ts';
import { dueOn } from '../../domain/retention/due.ts';
import { isRetainedKind, retentionOf } from '../../domain/retention/retention.ts';
import { settingKind, settingsOf } from '../../domain/setting/setting.ts';
import type { Site, Tables } from './ports.ts';

/** How long a removal is remembered at the least: a tablet may come back after a year. */
export const TOMBSTONE_LIFE_MS = 400 * 86_400_000;

/**
 * Those of these records, none of them held, that must not come in: they were removed here, and are in the counts already.
 * Where the site has forgotten old removals, so are records that are due to go and were last written before what it still
 * remembers: one of them may be a forgotten one. A stamp from before the site was opened is only a wrong clock.
 * @param now the endpoint's clock, milliseconds since 1970
 */
export async function removedAmong(
  tables: Tables,
  site: Site,
  records: readonly GuichetRecord[],
  kinds: ReadonlyMap<string, Kind>,
  now: number,
): Promise<ReadonlySet<string>> {
  if (records.length === 0) return NONE;
  const removed = await tables.tombstones.among(
    site.id,
    records.map(({ id }) => id),
  );
  if (site.horizon === undefined) return removed;
  const old = records.filter((record) => isWithin(record, site.createdAt, now - TOMBSTONE_LIFE_MS));
  if (old.length === 0) return removed;
  const settings = settingsOf(await tables.records.ofKind(site.id, settingKind.name));
  const time = siteTime(site.zone);
  const forgotten = old.filter(
    (record) =>
      isRetainedKind(record.kind) &&
      dueOn(record, retentionOf(settings, record.kind), time.dayOf(now), { kinds, time }).remove,
  );
  return new Set([...removed, ...forgotten.map(({ id }) => id)]);
}

const NONE: ReadonlySet<string> = new Set();

function isWithin({ facts }: GuichetRecord, from: number, to: number): boolean {
  const last = Math.max(...Object.values(facts).map(({ stamp }) => stampMs(stamp)));
  return from <= last && last < to;
}
