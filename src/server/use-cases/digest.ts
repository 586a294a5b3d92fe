import type { DayQuery, DigestAnswer, DigestRequest } from '../../contract/digest.ts';
import { Digest } from '../../domain/kernel/digest.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Day } from '../../domain/kernel/site-time.ts';
import { mayRead, type Poste, readableKinds } from '../../domain/rights.ts';
import type { Endpoint } from './endpoint.ts';
import type { DayMark, EnrolledDevice, PageRow, Site, Tables } from './ports.ts';
import { type Outcome, refuse } from './problem.ts';

/** Tells a tablet where its copy has come apart from the site's records. */
export interface DigestKeeper {
  compare(device: EnrolledDevice, request: DigestRequest): Promise<DigestAnswer>;
}

interface KeptDay {
  readonly mark: DayMark;
  readonly digest: string;
}

type Days = ReadonlyMap<Day, KeptDay>;

const LAST_DAY: Day = '9999-12-31';

/**
 * Keeps the digest of each day of each kind, and makes it again when a record of the day has changed, come or left: what is
 * compared is what the tables hold, not what was added up on the way in.
 */
export function digestKeeper({ store, kinds, now }: Endpoint): DigestKeeper {
  const kept = new Map<string, Days>();

  async function daysOf(tables: Tables, site: string, kind: string): Promise<Days> {
    const key = `${site} ${kind}`;
    const days = await freshDays(tables, site, kind, kept.get(key) ?? new Map());
    kept.set(key, days);
    return days;
  }

  return {
    compare: (device, { epoch, cursor, kinds: asked, forgets = false }) =>
      store.snapshot(async (tables) => {
        const site = (await tables.sites.byId(device.site)) as Site;
        const isComparable = forgets || !(await hasRemovals(tables, site, device.postes, [...kinds.keys()]));
        const current = isComparable && site.epoch === epoch && site.seq === cursor;
        const differing: DigestAnswer['kinds'] = {};
        const comparable = Object.keys(asked).filter(
          (kind) => kinds.has(kind) && mayRead(device.postes, kind),
        );
        for (const kind of current ? comparable : []) {
          const days = await daysOf(tables, site.id, kind);
          if (wholeOf(days) === asked[kind]) continue;
          differing[kind] = Object.fromEntries([...days].map(([day, { digest }]) => [day, digest]));
        }
        return { epoch: site.epoch, time: now(), current, kinds: differing };
      }),
  };
}

/** Whether anything these postes read was ever removed. */
async function hasRemovals(
  { tombstones }: Tables,
  { id, horizon = 0 }: Site,
  postes: readonly Poste[],
  known: readonly string[],
): Promise<boolean> {
  const query = { after: 0, limit: 1, known, ...readableKinds(postes) };
  return horizon > 0 || (await tombstones.page(id, query)).length > 0;
}

function wholeOf(days: Days): string {
  const whole = new Digest();
  for (const { digest } of days.values()) whole.join(digest);
  return whole.toString();
}

/** One day at a time: memory is bounded by the largest. */
async function freshDays({ records }: Tables, site: string, kind: string, before: Days): Promise<Days> {
  const fresh = new Map<Day, KeptDay>();
  for (const mark of await records.dayMarks(site, kind, '', LAST_DAY)) {
    const held = before.get(mark.day);
    if (held?.mark.seq === mark.seq && held.mark.count === mark.count) {
      fresh.set(mark.day, held);
      continue;
    }
    const digest = new Digest();
    for (const record of await records.ofDays(site, kind, [mark.day])) digest.toggle(record);
    fresh.set(mark.day, { mark, digest: digest.toString() });
  }
  return fresh;
}

/** A page of the records of a kind filed under a day, their facts still text. */
export interface DayRows {
  readonly site: string;
  readonly epoch: string;
  readonly time: number;
  readonly rows: readonly PageRow[];
  readonly cursor: number;
  readonly more: boolean;
}

/** Refuses with `not-allowed` a kind that the device's postes may not read. */
export async function recordsOfDay(
  { store, now }: Endpoint,
  device: EnrolledDevice,
  { kind, day, after, limit }: DayQuery,
): Promise<Outcome<DayRows>> {
  if (!mayRead(device.postes, kind)) return refuse('not-allowed', kind);
  const { site, rows } = await store.snapshot(async (tables) => ({
    site: (await tables.sites.byId(device.site)) as Site,
    rows: await tables.records.pageOfDay(device.site, { kind, day, after, limit: limit + 1 }),
  }));
  const sent = rows.slice(0, limit);
  return ok({
    site: site.id,
    epoch: site.epoch,
    time: now(),
    rows: sent,
    cursor: sent.at(-1)?.seq ?? after,
    more: sent.length < rows.length,
  });
}
