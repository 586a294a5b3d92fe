import type { CodeAnswer, Device, DeviceRow } from '../../contract/enrolment.ts';
import type { AccessDetail } from '../../domain/access/access.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Poste } from '../../domain/rights.ts';
import { noteAccess } from './access-log.ts';
import { makeCode } from './codes.ts';
import { deviceAnswer, deviceRow } from './device-answer.ts';
import type { Endpoint } from './endpoint.ts';
import type { EnrolledDevice, Site, Tables } from './ports.ts';
import { type Outcome, refuse } from './problem.ts';

/** The caller, as the endpoint knows it now. */
export async function ownDevice({ store }: Endpoint, caller: EnrolledDevice): Promise<Device> {
  return deviceAnswer(caller, (await store.read.sites.byId(caller.site)) as Site);
}

/** Every device the caller's site ever had, oldest first. */
export async function listDevices(
  { store }: Endpoint,
  caller: EnrolledDevice,
): Promise<{ devices: DeviceRow[] }> {
  const devices = await store.read.devices.ofSite(caller.site);
  return { devices: devices.map(deviceRow) };
}

/** A code for one more device of the caller's site. */
export function codeForDevice(
  endpoint: Endpoint,
  caller: EnrolledDevice,
  { postes, name }: { readonly postes: readonly Poste[]; readonly name: string },
): Promise<CodeAnswer> {
  return makeCode(endpoint, caller.site, postes, { name, by: caller });
}

/** Refuses with `not-found`, and `not-allowed` (`last-qualite`) when nobody would be left to manage the devices. */
export async function changePostes(
  endpoint: Endpoint,
  caller: EnrolledDevice,
  id: string,
  postes: readonly Poste[],
): Promise<Outcome<DeviceRow>> {
  const changed = await changeDevice(endpoint, caller, id, async (tables, device, staysManaged) => {
    if (!postes.includes('qualite') && !staysManaged) return refuse('not-allowed', 'last-qualite');
    await tables.devices.setPostes(device.site, device.id, postes);
    const detail = { ...named(device), postes: [...postes], before: [...device.postes] };
    await noteAccess(endpoint, tables, device.site, 'postes', { by: caller, detail });
    return ok({ ...device, postes });
  });
  if (!changed.ok) return changed;
  const site = (await endpoint.store.read.sites.byId(caller.site)) as Site;
  // What the device may read has changed: it learns so at its next pull.
  endpoint.wakes.grew({ site: site.id, seq: site.seq });
  return ok(deviceRow(changed.value));
}

/** Takes every right from a device, at once. Refuses like `changePostes`; one already revoked stays as it is. */
export async function revokeDevice(
  endpoint: Endpoint,
  caller: EnrolledDevice,
  id: string,
): Promise<Outcome<DeviceRow>> {
  const revokedAt = endpoint.now();
  const revoked = await changeDevice(endpoint, caller, id, async (tables, device, staysManaged) => {
    if (!staysManaged) return refuse('not-allowed', 'last-qualite');
    await tables.devices.revoke(device.site, device.id, revokedAt);
    await noteAccess(endpoint, tables, device.site, 'revoked', { by: caller, detail: named(device) });
    return ok({ ...device, revokedAt });
  });
  if (!revoked.ok) return revoked;
  endpoint.wakes.revoked({ site: caller.site, device: id });
  return ok(deviceRow(revoked.value));
}

/**
 * The caller has emptied its memory and is no poste any more: it is taken off the list, be it the last one that manages the
 * others, since nothing of it is left (`npm run admin -- enrol-code` makes another).
 */
export async function retireDevice(endpoint: Endpoint, caller: EnrolledDevice): Promise<DeviceRow> {
  const revokedAt = endpoint.now();
  await endpoint.store.transaction(async (tables) => {
    await tables.sites.lock(caller.site);
    await tables.devices.revoke(caller.site, caller.id, revokedAt);
    await noteAccess(endpoint, tables, caller.site, 'retired', { by: caller });
  });
  endpoint.wakes.revoked({ site: caller.site, device: caller.id });
  return deviceRow({ ...caller, revokedAt });
}

function named({ id, name }: EnrolledDevice): AccessDetail {
  return { device: id, name };
}

type Change = (
  tables: Tables,
  device: EnrolledDevice,
  staysManaged: boolean,
) => Promise<Outcome<EnrolledDevice>>;

/** `staysManaged`: whether another device of the site could still manage devices without this one. */
function changeDevice(
  { store }: Endpoint,
  caller: EnrolledDevice,
  id: string,
  change: Change,
): Promise<Outcome<EnrolledDevice>> {
  return store.transaction(async (tables) => {
    await tables.sites.lock(caller.site);
    const living = (await tables.devices.ofSite(caller.site)).filter(
      ({ revokedAt }) => revokedAt === undefined,
    );
    const device = living.find((candidate) => candidate.id === id);
    if (device === undefined) return refuse('not-found', 'device');
    const staysManaged = living.some((other) => other.id !== id && other.postes.includes('qualite'));
    return change(tables, device, staysManaged);
  });
}
