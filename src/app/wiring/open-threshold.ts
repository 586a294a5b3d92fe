import type { Device } from '../../contract/enrolment.ts';
import { kinds } from '../../domain/kinds.ts';
import { openDatabase } from '../../storage/database.ts';
import { indexedDbDeviceMemory } from '../../storage/device-memory.ts';
import type { SyncState } from '../../sync/sync-state.ts';
import type { Guichet } from '../services.ts';
import { type DeviceTrace, keepTrace, memoryName, readTrace } from './device-trace.ts';
import { forgetKiosk } from './kiosk-lock.ts';
import { startGuichet } from './start-guichet.ts';
import type { Threshold } from './threshold.ts';

/**
 * Opens this browser's memory and finds out what it is.
 * @param onBlocked told when a tab of an older version stands in the way; it opens once that one lets go
 * @throws DOMException when there is no memory to open (private window, disk full, data of a newer version)
 */
export async function openThreshold(onBlocked?: () => void): Promise<Threshold> {
  const trace = await readTrace();
  const database = await openDatabase(memoryName(trace), onBlocked);
  const memory = indexedDbDeviceMemory(database);
  const door = async () => (await import('./enrolment-door.ts')).enrolmentDoor(memory);
  const [knownDevice, knownKey] = await Promise.all([memory.device(), memory.key()]);
  let device = knownDevice;
  let key = knownKey;
  if (device !== undefined) askToKeep();

  return {
    device: () => device,
    lost: () => (device === undefined ? trace : undefined),
    copied: async () => (await door()).copied(),
    privateWindow: async () => (await door()).privateWindow(),
    look: async (code) => (await door()).look(code),
    async enrol(asked) {
      const enrolled = await (await door()).enrol(asked);
      if (enrolled.ok) {
        forgetKiosk(localStorage);
        device = enrolled.value;
        key = await memory.key();
        askToKeep();
        keepTrace(traceOf(device, database.name, trace), true);
      }
      return enrolled;
    },
    start(openStatistics, shown) {
      if (device === undefined || key === undefined) throw new Error('This browser is not enrolled');
      const running = startGuichet({
        database,
        memory,
        kinds,
        device,
        key,
        statistics: openStatistics(device.zone, database.name),
        shown,
      });
      followTrace(running.guichet, traceOf(device, database.name, trace));
      return running;
    },
  };
}

/** Unasked, a browser may clear what was written when the disk fills up. Its refusal is shown in « Envois ». */
function askToKeep(): void {
  void navigator.storage?.persist?.().catch(() => false);
}

/** @param before what was noted last: a memory set aside is still there */
function traceOf({ device, name }: Device, memory: string, before: DeviceTrace | undefined): DeviceTrace {
  const aside = before?.aside;
  return { device, name, memory, unsent: 0, at: Date.now(), ...(aside === undefined ? {} : { aside }) };
}

/** Notes how many records wait, each time that changes. */
function followTrace({ sync }: Guichet, start: DeviceTrace): void {
  let noted = -1;
  function note({ unsent, refused }: SyncState): void {
    if (unsent + refused === noted) return;
    keepTrace({ ...start, unsent: unsent + refused, at: Date.now() }, noted === -1);
    noted = unsent + refused;
  }
  sync.subscribe(note);
}
