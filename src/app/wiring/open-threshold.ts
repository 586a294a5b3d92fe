import type { Device } from '../../contract/enrolment.ts';
import { kinds } from '../../domain/kinds.ts';
import { enrolmentClient } from '../../remote/enrolment-client.ts';
import { openDatabase } from '../../storage/database.ts';
import { indexedDbDeviceMemory } from '../../storage/device-memory.ts';
import { enrolDevice } from './enrol-device.ts';
import { forgetKiosk } from './kiosk-lock.ts';
import { startGuichet } from './start-guichet.ts';
import type { Threshold } from './threshold.ts';

/**
 * Opens this browser's memory and finds out what it is.
 * @throws DOMException when there is no memory to open (private window, disk full, data of a newer version)
 */
export async function openThreshold(): Promise<Threshold> {
  const database = await openDatabase();
  const memory = indexedDbDeviceMemory(database);
  const enrolment = enrolmentClient({ origin: location.origin });
  let device: Device | undefined = await memory.device();
  let key = await memory.key();
  // Unasked, a browser may clear what was written when the disk fills up. It may refuse; then that is how it is.
  void navigator.storage?.persist?.().catch(() => false);

  return {
    device: () => device,
    look: (code) => enrolment.look(code),
    async enrol(asked) {
      const enrolled = await enrolDevice(memory, enrolment, asked);
      if (enrolled.ok) {
        forgetKiosk(localStorage);
        device = enrolled.value;
        key = await memory.key();
      }
      return enrolled;
    },
    start(openStatistics) {
      if (device === undefined || key === undefined) throw new Error('This browser is not enrolled');
      return startGuichet({ database, memory, kinds, device, key, statistics: openStatistics(device.zone) });
    },
  };
}
