import { enrolmentClient } from '../../remote/enrolment-client.ts';
import type { DeviceMemory } from '../../storage/device-memory.ts';
import { countSpareCopy } from '../../storage/spare-copy.ts';
import { enrolDevice } from './enrol-device.ts';
import { privateWindow } from './private-window.ts';
import type { Threshold } from './threshold.ts';

/** What only a browser that is becoming a poste needs, fetched by its first page. */
export function enrolmentDoor(
  memory: DeviceMemory,
): Pick<Threshold, 'look' | 'enrol' | 'privateWindow' | 'copied'> {
  const client = enrolmentClient({ origin: location.origin });
  return {
    look: (code) => client.look(code),
    enrol: (asked) => enrolDevice(memory, client, asked),
    privateWindow: () => privateWindow(),
    copied: () => countSpareCopy().catch(() => 0),
  };
}
