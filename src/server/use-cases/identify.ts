import { ok } from '../../domain/kernel/result.ts';
import { POSTES, type Poste } from '../../domain/rights.ts';
import type { Endpoint } from './endpoint.ts';
import type { EnrolledDevice } from './ports.ts';
import { type Outcome, refuse } from './problem.ts';

/** How exactly "last seen" is known: writing it at each request would cost a commit each. */
const SEEN_EVERY_MS = 5 * 60_000;

/**
 * The device that proved this key, when it may act in one of these postes. Asked of the database at each request, so
 * that a revocation holds at once. Refuses with `unknown-device`, `revoked`, `not-allowed`.
 */
export async function identify(
  { store }: Endpoint,
  keyThumbprint: string,
  postes: readonly Poste[] | 'any-poste',
): Promise<Outcome<EnrolledDevice>> {
  const device = await store.read.devices.byKey(keyThumbprint);
  if (device === undefined) return refuse('unknown-device');
  if (device.revokedAt !== undefined) return refuse('revoked', device.revokedFor);
  const wanted = postes === 'any-poste' ? POSTES : postes;
  if (!wanted.some((poste) => device.postes.includes(poste))) return refuse('not-allowed', wanted.join(' '));
  return ok(device);
}

/** Notes now and then that the device was here. */
export async function noteSeen({ store, now }: Endpoint, device: EnrolledDevice): Promise<void> {
  const at = now();
  if (device.lastSeenAt !== undefined && at - device.lastSeenAt < SEEN_EVERY_MS) return;
  await store.transaction(({ devices }) => devices.seen(device.site, device.id, at));
}
