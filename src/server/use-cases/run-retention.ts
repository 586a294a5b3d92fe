import { addMonths, siteTime } from '../../domain/kernel/site-time.ts';
import { RETAINED_KINDS, retentionOf } from '../../domain/retention/retention.ts';
import { type Settings, settingKind, settingsOf } from '../../domain/setting/setting.ts';
import { noteAccess } from './access-log.ts';
import { dueRecords } from './due-records.ts';
import type { Endpoint } from './endpoint.ts';
import type { Site } from './ports.ts';
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

/**
 * Does on every site what its retention asks today, by the endpoint's clock: erases, removes, forgets old removals and old lines
 * of the access log. May be cut off at any line, run twice, and run by two processes at once: each batch looks again at what it
 * is about to change, under the site's lock.
 */
export async function runRetention(endpoint: Endpoint): Promise<readonly RetentionReport[]> {
  const reports: RetentionReport[] = [];
  for (const site of await endpoint.store.read.sites.all()) reports.push(await runOnSite(endpoint, site));
  return reports;
}

async function runOnSite(endpoint: Endpoint, site: Site): Promise<RetentionReport> {
  const { store } = endpoint;
  const { id } = site;
  const today = siteTime(site.zone).dayOf(endpoint.now());
  const settings = settingsOf(await store.read.records.ofKind(id, settingKind.name));
  let [erased, removed] = [0, 0];
  for (const kind of RETAINED_KINDS) {
    const rule = retentionOf(settings, kind);
    for await (const found of dueRecords(endpoint, site, kind, rule, today)) {
      const order = { kind, rule, ids: found.map(({ record }) => record.id), settings };
      const { before, after } = await store.transaction(async (tables) => {
        const locked = await tables.sites.lock(id);
        return { before: locked, after: await purgeRecords(endpoint, tables, locked, order) };
      });
      if (after.seq > before.seq) endpoint.wakes.grew({ site: id, seq: after.seq });
      erased += after.erased;
      removed += after.removed;
    }
  }
  await tidyUp(endpoint, id, settings, { erased, removed });
  return { site: id, erased, removed };
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
