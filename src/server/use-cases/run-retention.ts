import { addDays, addMonths, type Day, siteTime } from '../../domain/kernel/site-time.ts';
import { dueOn } from '../../domain/retention/due.ts';
import {
  RETAINED_KINDS,
  type RetainedKind,
  type Retention,
  retentionOf,
} from '../../domain/retention/retention.ts';
import { type Settings, settingKind, settingsOf } from '../../domain/setting/setting.ts';
import { noteAccess } from './access-log.ts';
import type { Endpoint } from './endpoint.ts';
import type { FiledRecord, Site } from './ports.ts';
import { purgeRecords } from './purge-records.ts';
import { TOMBSTONE_LIFE_MS } from './removed-records.ts';

/** What a run of retention did on a site. */
export interface RetentionReport {
  readonly site: string;
  /** Records whose contact details or texts were erased. */
  readonly erased: number;
  /** Records that were removed and of which counts stay. */
  readonly removed: number;
}

/** Records looked at together; those that are due among them are one transaction, and pushes come in between. */
const BATCH = 200;

/**
 * Does on every site what its retention asks today, by the endpoint's clock: erases, removes, forgets old removals and old lines
 * of the access log. May be cut off at any line, run twice, and run by two processes at once: each batch looks again at what it
 * is about to change, under the site's lock.
 */
export async function runRetention(endpoint: Endpoint): Promise<readonly RetentionReport[]> {
  const reports: RetentionReport[] = [];
  for (const { id } of await endpoint.store.read.sites.all()) reports.push(await runOnSite(endpoint, id));
  return reports;
}

async function runOnSite(endpoint: Endpoint, id: string): Promise<RetentionReport> {
  const { store } = endpoint;
  const settings = settingsOf(await store.read.records.ofKind(id, settingKind.name));
  let [erased, removed] = [0, 0];
  for (const kind of RETAINED_KINDS) {
    for await (const ids of dueIds(endpoint, id, kind, settings)) {
      const order = { kind, rule: retentionOf(settings, kind), ids, settings };
      const { before, after } = await store.transaction(async (tables) => {
        const site = await tables.sites.lock(id);
        return { before: site, after: await purgeRecords(endpoint, tables, site, order) };
      });
      if (after.seq > before.seq) endpoint.wakes.grew({ site: id, seq: after.seq });
      erased += after.erased;
      removed += after.removed;
    }
  }
  await tidyUp(endpoint, id, settings, { erased, removed });
  return { site: id, erased, removed };
}

/** Ids of records that seem due, some at a time. Read without a lock: what is changed is looked at again under it. */
async function* dueIds(
  endpoint: Endpoint,
  id: string,
  kind: RetainedKind,
  settings: Settings,
): AsyncGenerator<readonly string[]> {
  const { zone } = (await endpoint.store.read.sites.byId(id)) as Site;
  const context = { kinds: endpoint.kinds, time: siteTime(zone) };
  const today = context.time.dayOf(endpoint.now());
  const rule = retentionOf(settings, kind);
  const last = latestDue(rule, today);
  let after: Pick<FiledRecord, 'day' | 'seq'> = { day: '', seq: -1 };
  for (;;) {
    const rows = await endpoint.store.read.records.filedUpTo(id, kind, last, after, BATCH);
    const due = rows.filter(({ record }) => {
      const { erase, remove } = dueOn(record, rule, today, context);
      return remove || Object.keys(erase).length > 0;
    });
    if (due.length > 0) yield due.map(({ record }) => record.id);
    const end = rows.at(-1);
    if (end === undefined || rows.length < BATCH) return;
    after = end;
  }
}

/** The latest day under which anything that is due today may be filed; months end unevenly, hence three days more. */
function latestDue({ contactDays, textMonths, recordMonths }: Retention, today: Day): Day {
  const days = [
    addMonths(today, -recordMonths),
    ...(textMonths === undefined ? [] : [addMonths(today, -textMonths)]),
    ...(contactDays === undefined ? [] : [addDays(today, -contactDays)]),
  ];
  return addDays(days.sort().at(-1) as Day, 3);
}

/** Forgets what is older than it must be remembered, and writes down what was done. */
async function tidyUp(
  endpoint: Endpoint,
  id: string,
  settings: Settings,
  { erased, removed }: Pick<RetentionReport, 'erased' | 'removed'>,
): Promise<void> {
  const now = endpoint.now();
  await endpoint.store.transaction(async (tables) => {
    const site = await tables.sites.lock(id);
    const forgotten = await tables.tombstones.dropBefore(id, now - TOMBSTONE_LIFE_MS);
    if (forgotten !== undefined) await tables.sites.setHorizon(id, Math.max(site.horizon ?? 0, forgotten));
    const time = siteTime(site.zone);
    const { recordMonths } = retentionOf(settings, 'opening');
    await tables.accesses.dropBefore(id, time.at(addMonths(time.dayOf(now), -recordMonths), 0));
    if (erased + removed > 0)
      await noteAccess(endpoint, tables, id, 'purge', { detail: { erased, removed } });
  });
}
