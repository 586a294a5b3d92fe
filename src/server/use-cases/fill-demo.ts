import { DEMO_DAYS_AHEAD, DEMO_SEED, demoDay } from '../../domain/demo/demo-day.ts';
import type { DemoRecord } from '../../domain/demo/demo-record.ts';
import type { GuichetRecord } from '../../domain/kernel/record.ts';
import { addDays, type Day, siteTime } from '../../domain/kernel/site-time.ts';
import { stampOf } from '../../domain/kernel/stamp.ts';
import type { Endpoint } from './endpoint.ts';
import { createSite, planSite } from './new-site.ts';
import type { Site, Tables } from './ports.ts';
import { takeIn } from './take-in.ts';

const DEMO_SITE = {
  name: 'Préfecture du Gers (démonstration)',
  department: '32',
  holidayRegion: 'metropole',
  zone: 'Europe/Paris',
} as const;

/** The name in the stamps of made-up facts: older than anything a person does, so that what they do wins. */
const DEMO_DEVICE = 'demo';

const YEAR_DAYS = 365;
const BATCH = 1000;

/** The memo that holds up to when the year has been made, milliseconds since 1970. */
const FILLED_MEMO = 'demo-filled-until';

/**
 * Makes the demonstration site if there is none, and its records from a year ago to now; at a later start, what has
 * happened since. The same day has the same records on every machine. One transaction.
 * @returns the id of the site
 */
export async function fillDemo(endpoint: Endpoint): Promise<string> {
  return endpoint.store.transaction(async (tables) => {
    const { id, zone } = (await tables.sites.first()) ?? (await demoSite(endpoint, tables));
    let site = await tables.sites.lock(id);
    const now = endpoint.now();
    const records = await demoRecords(tables, site, now);
    for (let from = 0; from < records.length; from += BATCH) {
      const { seq } = await takeIn(tables, site, records.slice(from, from + BATCH), endpoint.kinds);
      site = { ...site, zone, seq };
    }
    await tables.memos.set(FILLED_MEMO, String(now));
    return id;
  });
}

async function demoSite(endpoint: Endpoint, tables: Tables): Promise<Site> {
  const plan = planSite(endpoint, DEMO_SITE, true);
  if (!plan.ok || !(await createSite(endpoint, tables, plan.value)))
    throw new Error('The demonstration site was refused');
  return plan.value.site;
}

async function demoRecords(tables: Tables, site: Site, now: number): Promise<readonly GuichetRecord[]> {
  const time = siteTime(site.zone);
  const filledUntil = await tables.memos.get(FILLED_MEMO);
  const today = time.dayOf(now);
  const from = filledUntil === undefined ? addDays(today, -YEAR_DAYS) : time.dayOf(Number(filledUntil));
  const calendar = { region: DEMO_SITE.holidayRegion, closures: [] };
  const context = { seed: DEMO_SEED, time, calendar, until: now };
  return daysBetween(from, addDays(today, DEMO_DAYS_AHEAD)).flatMap((day) =>
    demoDay(day, context).map((record) => stamped(record, site.id)),
  );
}

function stamped({ id, kind, facts, at }: DemoRecord, site: string): GuichetRecord {
  const stamp = stampOf({ ms: at, counter: 0 }, DEMO_DEVICE);
  return {
    id,
    site,
    kind,
    facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { stamp, value }])),
  };
}

function daysBetween(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
