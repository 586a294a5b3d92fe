import type { Device } from '../../contract/enrolment.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { type EnrolmentClient, newDeviceKey } from '../../remote/enrolment-client.ts';
import type { DeviceMemory } from '../../storage/device-memory.ts';
import type { Enrolment } from './threshold.ts';

/**
 * Uses a one-time code and makes this browser the device it opens. The key is kept before it is sent: where the answer is
 * lost, or the page closed, the same key finds the same device again.
 */
export async function enrolDevice(
  memory: DeviceMemory,
  client: EnrolmentClient,
  { code, name, site }: Enrolment,
): Promise<Result<Device>> {
  const key = (await memory.pendingKey()) ?? (await newDeviceKey());
  await memory.keepPendingKey(key);
  const enrolled = await client.enrol(key, { code, name, ...(site === undefined ? {} : { site }) });
  const device = enrolled.ok ? enrolled : await found(client, key, enrolled);
  if (!device.ok) return device;
  const became = await memory.become(device.value);
  return became ? ok(device.value) : fail({ code: 'wrong-state', state: 'unsent' });
}

/** An earlier try may have enrolled this key, whatever this one was answered. */
async function found(
  client: EnrolmentClient,
  key: CryptoKeyPair,
  refused: Result<Device>,
): Promise<Result<Device>> {
  const device = await client.deviceOf(key);
  return device.ok ? device : refused;
}
