import type { NewSite } from '../../contract/enrolment.ts';
import { readableToken, uuidv7 } from '../../domain/kernel/ids.ts';
import type { GuichetRecord } from '../../domain/kernel/record.ts';
import { ok } from '../../domain/kernel/result.ts';
import { isTimeZone } from '../../domain/kernel/site-time.ts';
import { noteAccess } from './access-log.ts';
import type { Endpoint } from './endpoint.ts';
import type { Site, Tables } from './ports.ts';
import { type Outcome, refuse } from './problem.ts';
import { settingRecords } from './site-settings.ts';
import { takeIn } from './take-in.ts';

/** A site that is ready to be created: its row and its starting settings. */
export interface SitePlan {
  readonly site: Site;
  readonly settings: readonly GuichetRecord[];
}

const SITE_ID_LENGTH = 8;

/** The memo that holds the id of the only site: two browsers that open one at once do not make two. */
const SITE_MEMO = 'site';

/** Refuses with `invalid`, naming the field (`site.department`). */
export function planSite(
  endpoint: Endpoint,
  { zone, ...identity }: NewSite,
  demo: boolean,
): Outcome<SitePlan> {
  if (!isTimeZone(zone)) return refuse('invalid', 'site.zone');
  const now = endpoint.now();
  const id = readableToken(endpoint.random(SITE_ID_LENGTH));
  const settings = settingRecords(id, identity, demo, now);
  if (!settings.ok) {
    const { failure } = settings;
    return refuse(
      'invalid',
      failure.code === 'invalid' ? failure.field.replace('facts.', 'site.') : failure.code,
    );
  }
  const epoch = uuidv7(now, endpoint.random(10));
  return ok({ site: { id, zone, seq: 0, epoch, createdAt: now }, settings: settings.value });
}

/** False when this endpoint has a site already. */
export async function createSite(endpoint: Endpoint, tables: Tables, plan: SitePlan): Promise<boolean> {
  if ((await tables.memos.setOnce(SITE_MEMO, plan.site.id)) !== plan.site.id) return false;
  await fill(endpoint, tables, plan);
  return true;
}

/** Adds a site beside those that are there; afterwards no browser opens one by itself. */
export async function addSite(endpoint: Endpoint, tables: Tables, plan: SitePlan): Promise<void> {
  await tables.memos.setOnce(SITE_MEMO, plan.site.id);
  await fill(endpoint, tables, plan);
}

async function fill(endpoint: Endpoint, tables: Tables, { site, settings }: SitePlan): Promise<void> {
  await tables.sites.add(site);
  await takeIn(tables, site, settings, endpoint.kinds);
  await noteAccess(endpoint, tables, site.id, 'site-opened');
}
