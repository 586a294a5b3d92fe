import type { Device, EnrolRequest, LookAnswer } from '../../contract/enrolment.ts';
import { readableToken } from '../../domain/kernel/ids.ts';
import { ok } from '../../domain/kernel/result.ts';
import { noteAccess } from './access-log.ts';
import { findCode } from './codes.ts';
import { deviceAnswer } from './device-answer.ts';
import type { Endpoint } from './endpoint.ts';
import { createSite, planSite, type SitePlan } from './new-site.ts';
import type { EnrolCode, EnrolledDevice, Site, Tables } from './ports.ts';
import { type Outcome, refuse } from './problem.ts';
import { siteCard } from './site-settings.ts';

const DEVICE_ID_LENGTH = 8;

/** What a code opens, without using it. Refuses like `findCode`. */
export async function look(endpoint: Endpoint, typed: string): Promise<Outcome<LookAnswer>> {
  const code = await findCode(endpoint, typed);
  if (!code.ok) return code;
  const { site, postes, name } = code.value;
  if (site === undefined) return ok({ opens: 'new-site' });
  const card = await siteCard(endpoint.store.read.records, site);
  const proposed = name === undefined ? {} : { name };
  return ok({ opens: 'poste', siteName: card.name, postes: [...postes], demo: card.demo, ...proposed });
}

/**
 * Uses a code: makes this key a device of its site, and the site itself when the code opens one.
 * Asked again with the same code and key, answers the same device again: the first answer may have been lost.
 * Refuses like `findCode`, with `invalid` (`site`, `site.zone`, `site.department`, `name`, `key`) and `revoked`.
 */
export async function enrol(
  endpoint: Endpoint,
  request: EnrolRequest,
  keyThumbprint: string,
): Promise<Outcome<Device>> {
  const code = await findCode(endpoint, request.code, keyThumbprint);
  if (!code.ok) return code;
  if (code.value.usedBy !== undefined) return enrolledBefore(endpoint, keyThumbprint);
  if (await endpoint.store.read.devices.byKey(keyThumbprint)) return refuse('invalid', 'key');
  if (!isOneLine(request.name)) return refuse('invalid', 'name');
  if ((code.value.site === undefined) !== (request.site !== undefined)) return refuse('invalid', 'site');
  const plan = request.site && planSite(endpoint, request.site, false);
  if (plan?.ok === false) return plan;
  return endpoint.store.transaction((tables) =>
    addDevice(endpoint, tables, code.value, plan?.value, { name: request.name, keyThumbprint }),
  );
}

async function addDevice(
  endpoint: Endpoint,
  tables: Tables,
  code: EnrolCode,
  plan: SitePlan | undefined,
  { name, keyThumbprint }: Pick<EnrolledDevice, 'name' | 'keyThumbprint'>,
): Promise<Outcome<Device>> {
  const now = endpoint.now();
  if (!(await tables.codes.use(code.hash, keyThumbprint, now))) return refuse('code-unknown');
  if (plan !== undefined && !(await createSite(endpoint, tables, plan))) return refuse('code-unknown');
  const site = await tables.sites.lock(plan?.site.id ?? (code.site as string));
  const before = await tables.devices.ofSite(site.id);
  const device: EnrolledDevice = {
    site: site.id,
    id: readableToken(endpoint.random(DEVICE_ID_LENGTH)),
    name,
    postes: code.postes,
    series: seriesAt(before.length),
    keyThumbprint,
    createdAt: now,
  };
  await tables.devices.add(device);
  await noteAccess(endpoint, tables, site.id, 'enrolled', {
    by: device,
    detail: { postes: [...device.postes] },
  });
  return ok(deviceAnswer(device, site));
}

async function enrolledBefore({ store }: Endpoint, keyThumbprint: string): Promise<Outcome<Device>> {
  const device = await store.read.devices.byKey(keyThumbprint);
  if (device === undefined) return refuse('code-unknown');
  if (device.revokedAt !== undefined) return refuse('revoked');
  return ok(deviceAnswer(device, (await store.read.sites.byId(device.site)) as Site));
}

/** The ticket series of the site's device of that rank, revoked ones counted: `A` … `Z`, `AA` … */
export function seriesAt(rank: number): string {
  const letter = String.fromCharCode(65 + (rank % 26));
  return rank < 26 ? letter : seriesAt(Math.floor(rank / 26) - 1) + letter;
}

/** Whether a text has no control character: PostgreSQL stores no U+0000, and a name is read on one line. */
function isOneLine(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}
