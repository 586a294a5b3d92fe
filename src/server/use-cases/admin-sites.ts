import type { CodeAnswer, NewSite } from '../../contract/enrolment.ts';
import { ok } from '../../domain/kernel/result.ts';
import { POSTES } from '../../domain/rights.ts';
import { noteAccess } from './access-log.ts';
import { makeCode } from './codes.ts';
import type { Endpoint } from './endpoint.ts';
import { addSite, planSite } from './new-site.ts';
import type { EnrolledDevice } from './ports.ts';
import { type Outcome, refuse } from './problem.ts';
import { siteCard } from './site-settings.ts';

export interface SiteDevices {
  readonly site: string;
  readonly name: string;
  readonly devices: readonly EnrolledDevice[];
}

/** Every site of this endpoint with its devices, oldest first. */
export async function sitesAndDevices({ store }: Endpoint): Promise<readonly SiteDevices[]> {
  const { sites, records, devices } = store.read;
  return Promise.all(
    (await sites.all()).map(async ({ id }) => ({
      site: id,
      name: (await siteCard(records, id)).name,
      devices: await devices.ofSite(id),
    })),
  );
}

/** Opens one more site, and a code for its first device, in all postes. Refuses with `invalid`, naming the field. */
export async function openSite(
  endpoint: Endpoint,
  identity: NewSite,
): Promise<Outcome<CodeAnswer & { readonly site: string }>> {
  const plan = planSite(endpoint, identity, false);
  if (!plan.ok) return plan;
  await endpoint.store.transaction((tables) => addSite(endpoint, tables, plan.value));
  const { id } = plan.value.site;
  return ok({ site: id, ...(await makeCode(endpoint, id, POSTES)) });
}

/**
 * Takes every right from a device, at once, be it the last one that manages the others: from the console a code for a new
 * one is never far. Refuses with `not-found`.
 */
export async function revokeFromConsole(
  endpoint: Endpoint,
  site: string,
  id: string,
): Promise<Outcome<EnrolledDevice>> {
  const at = endpoint.now();
  const revoked = await endpoint.store.transaction(async (tables) => {
    await tables.sites.lock(site);
    const device = (await tables.devices.ofSite(site)).find((candidate) => candidate.id === id);
    if (device === undefined || device.revokedAt !== undefined) return refuse('not-found', 'device');
    await tables.devices.revoke(site, id, at);
    await noteAccess(endpoint, tables, site, 'revoked', { detail: { device: id, name: device.name } });
    return ok({ ...device, revokedAt: at });
  });
  if (revoked.ok) endpoint.wakes.revoked({ site, device: id });
  return revoked;
}
