import type { Device } from '../../contract/enrolment.ts';
import { canonicalJson } from '../../domain/kernel/canonical-json.ts';
import type { DeviceMemory } from '../../storage/device-memory.ts';
import type { Remote } from '../../sync/ports.ts';

/** How often a device asks what it is: a poste that was added must not wait for tomorrow. */
const ASK_EVERY_MS = 5 * 60_000;

/**
 * Calls when this device is no longer what it was when the page was opened: the endpoint gave it other postes or another
 * name, or another tab enrolled this browser anew. Asks the endpoint now and every few minutes.
 */
export function followDevice(
  opened: Device,
  memory: DeviceMemory,
  remote: Remote,
  onChange: (device: Device) => void,
): void {
  const before = identityOf(opened);

  async function ask(): Promise<void> {
    const answer = await remote.device();
    if (answer.ok && identityOf(answer.value) !== before) await memory.change(answer.value);
  }

  const askQuietly = () => void ask().catch(reportError);
  setInterval(askQuietly, ASK_EVERY_MS);
  memory.watch((device) => {
    if (identityOf(device) !== before) onChange(device);
  });
  askQuietly();
}

/** The epoch is the sync's matter: it changes with no consequence for what this device is. */
function identityOf({ epoch: _epoch, ...device }: Device): string {
  return canonicalJson(device);
}
