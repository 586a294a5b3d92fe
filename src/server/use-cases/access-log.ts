import type { AccessPage, AccessQuery } from '../../contract/access-log.ts';
import type { Access, AccessAct, AccessDetail } from '../../domain/access/access.ts';
import { uuidv7 } from '../../domain/kernel/ids.ts';
import type { EnrolledDevice, Store, Tables, TimeAndChance } from './ports.ts';

/** The endpoint itself, or whoever sits at its console: told apart by the system's own journal, not by this one. */
const ENDPOINT_NAME = 'Serveur';

type Author = Pick<EnrolledDevice, 'id' | 'name'>;

/**
 * Writes down that something was done on a site, in the transaction that does it: what is not written down was not done.
 * @param by the device that did it; the endpoint where absent
 * @param detail to what; no content of any record
 */
export function noteAccess(
  { now, random }: TimeAndChance,
  tables: Tables,
  site: string,
  act: AccessAct,
  { by, detail = {} }: { readonly by?: Author | undefined; readonly detail?: AccessDetail } = {},
): Promise<void> {
  const at = now();
  const access: Access = {
    id: uuidv7(at, random(10)),
    at,
    who: by?.name ?? ENDPOINT_NAME,
    act,
    detail,
    ...(by === undefined ? {} : { device: by.id }),
  };
  return tables.accesses.add(site, access);
}

/** Writes down what is done to all sites at once. */
export async function noteOnEachSite(
  chance: TimeAndChance,
  tables: Tables,
  act: AccessAct,
  detail?: AccessDetail,
): Promise<void> {
  for (const { id } of await tables.sites.all())
    await noteAccess(chance, tables, id, act, detail === undefined ? {} : { detail });
}

/** One line a minute of a refusal: whoever tries a thousand codes fills no disk. */
const REFUSAL_EVERY_MS = 60_000;

/** Writes down that a one-time code was refused on a site, and why, unless the latest such line is of this minute. */
export async function noteRefusedCode(
  endpoint: TimeAndChance & { readonly store: Store },
  site: string,
  reason: string,
): Promise<void> {
  await endpoint.store.transaction(async (tables) => {
    const [latest] = await tables.accesses.page(site, { act: 'code-refused', limit: 1 });
    const isRecent = latest !== undefined && endpoint.now() - latest.at < REFUSAL_EVERY_MS;
    if (isRecent && latest.detail.reason === reason) return;
    await noteAccess(endpoint, tables, site, 'code-refused', { detail: { reason } });
  });
}

/** A page of a site's log, the latest first. */
export async function readAccesses(
  { store }: { readonly store: Store },
  site: string,
  query: AccessQuery,
): Promise<AccessPage> {
  const found = await store.read.accesses.page(site, { ...query, limit: query.limit + 1 });
  const accesses = found.slice(0, query.limit);
  const last = accesses.at(-1);
  const isEnd = found.length <= query.limit || last === undefined;
  return { accesses: [...accesses], ...(isEnd ? {} : { next: `${last.at}.${last.id}` }) };
}
