import type { Device, DeviceRow } from '../../contract/enrolment.ts';
import type { EnrolledDevice, Site } from './ports.ts';

/** A device as it knows itself. */
export function deviceAnswer(device: EnrolledDevice, { id, zone, epoch }: Site): Device {
  const { name, postes, series } = device;
  return { device: device.id, name, site: id, zone, postes: [...postes], series, epoch };
}

/** A device as the quality office sees it. */
export function deviceRow(device: EnrolledDevice): DeviceRow {
  const { id, name, postes, createdAt, lastSeenAt, revokedAt } = device;
  return {
    device: id,
    name,
    postes: [...postes],
    createdAt,
    ...(lastSeenAt === undefined ? {} : { lastSeenAt }),
    ...(revokedAt === undefined ? {} : { revokedAt }),
  };
}
