import type { PreviewAnswer, PreviewRequest } from '../../contract/retention.ts';
import { addDays, type Day, siteTime } from '../../domain/kernel/site-time.ts';
import { RETAINED_KINDS, retentionOf } from '../../domain/retention/retention.ts';
import { settingKind, settingsOf } from '../../domain/setting/setting.ts';
import { lastRunAt } from './daily-retention.ts';
import { dueRecords } from './due-records.ts';
import type { Endpoint } from './endpoint.ts';
import type { EnrolledDevice, Site } from './ports.ts';
import type { RetentionReport } from './run-retention.ts';

/** How far ahead `soon` looks. */
const SOON_DAYS = 31;

/** More of them need no exact number. */
const COUNT_MAX = 10_000;

/**
 * What retention would do on the device's site, kind by kind, at its next run and within a month, by the rules proposed and the
 * site's own elsewhere. Changes nothing.
 */
export async function previewRetention(
  endpoint: Endpoint,
  { site: id }: Pick<EnrolledDevice, 'site'>,
  { rules }: PreviewRequest,
): Promise<PreviewAnswer> {
  const site = (await endpoint.store.read.sites.byId(id)) as Site;
  const today = siteTime(site.zone).dayOf(endpoint.now());
  const kinds: PreviewAnswer['kinds'] = {};
  for (const kind of RETAINED_KINDS) {
    const now = await countsOn(endpoint, site, kind, rules, today);
    kinds[kind] = { now, soon: await countsOn(endpoint, site, kind, rules, addDays(today, SOON_DAYS)) };
  }
  const last = await lastRunAt(endpoint);
  return { time: endpoint.now(), ...(last === undefined ? {} : { lastRunAt: last }), kinds };
}

/** What a run would do now on every site, as its report would say it. */
export async function rehearseRetention(endpoint: Endpoint): Promise<readonly RetentionReport[]> {
  const reports: RetentionReport[] = [];
  for (const site of await endpoint.store.read.sites.all()) {
    const today = siteTime(site.zone).dayOf(endpoint.now());
    let [erased, removed] = [0, 0];
    for (const kind of RETAINED_KINDS) {
      const counts = await countsOn(endpoint, site, kind, {}, today, Number.POSITIVE_INFINITY);
      erased += counts.erased;
      removed += counts.removed;
    }
    reports.push({ site: site.id, erased, removed });
  }
  return reports;
}

async function countsOn(
  endpoint: Endpoint,
  site: Site,
  kind: (typeof RETAINED_KINDS)[number],
  rules: PreviewRequest['rules'],
  day: Day,
  most = COUNT_MAX,
): Promise<Pick<RetentionReport, 'erased' | 'removed'>> {
  const settings = settingsOf(await endpoint.store.read.records.ofKind(site.id, settingKind.name));
  const rule = rules[kind] ?? retentionOf(settings, kind);
  let [erased, removed] = [0, 0];
  for await (const found of dueRecords(endpoint, site, kind, rule, day)) {
    const gone = found.filter(({ due }) => due.remove).length;
    removed += gone;
    erased += found.length - gone;
    if (erased + removed >= most) break;
  }
  return { erased, removed };
}
