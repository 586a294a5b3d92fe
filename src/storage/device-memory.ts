import type { Device } from '../contract/enrolment.ts';
import type { GuichetDatabase } from './database.ts';
import { metaIn, metaRow, readMeta, writeMeta } from './meta.ts';
import { withStorageFaults } from './storage-fault.ts';
import { inTransaction, type MemoryTransaction } from './transaction.ts';
import { watchReads } from './watch-reads.ts';

/** What this browser knows of itself. */
export interface DeviceMemory {
  device(): Promise<Device | undefined>;
  /** The key it proves itself with. */
  key(): Promise<CryptoKeyPair | undefined>;
  /** The key of an enrolment that is under way: kept before it is used, so that an answer lost on the way can be asked again. */
  pendingKey(): Promise<CryptoKeyPair | undefined>;
  keepPendingKey(key: CryptoKeyPair): Promise<void>;
  /**
   * This browser is now this device, with its pending key, at the start of the log that it knew, else of the site's. What it
   * held of another site is cleared away, but for the drawer.
   * @returns `false`, having changed nothing, when records of another site still wait to be sent
   */
  become(device: Device): Promise<boolean>;
  /** The same device, as the endpoint knows it now: other postes, another name. */
  change(device: Device): Promise<void>;
  /** Calls now and after the device was changed, by whichever tab. Returns the end of it. */
  watch(onDevice: (device: Device) => void): () => void;
}

export function indexedDbDeviceMemory(database: GuichetDatabase): DeviceMemory {
  return {
    device: () => readMeta(database, 'device'),
    key: () => readMeta(database, 'key'),
    pendingKey: () => readMeta(database, 'pendingKey'),
    keepPendingKey: (key) => withStorageFaults(() => writeMeta(database, 'pendingKey', key)),
    become: (device) =>
      withStorageFaults(() =>
        inTransaction(database, ['records', 'outbox', 'dirty', 'chunks', 'meta', 'sweep'], (transaction) =>
          become(transaction, device),
        ),
      ),
    change: (device) => withStorageFaults(() => writeMeta(database, 'device', device)),
    watch: (onDevice) =>
      watchReads(
        database,
        (footprint) => {
          footprint.readKey('meta', 'device');
          return readMeta(database, 'device');
        },
        (device) => device !== undefined && onDevice(device),
        reportError,
      ),
  };
}

async function become(transaction: MemoryTransaction, device: Device): Promise<boolean> {
  const former = await metaIn(transaction, 'device');
  const key = await metaIn(transaction, 'pendingKey');
  if (key === undefined) throw new Error('No key was kept for this enrolment');
  if (former !== undefined && former.site !== device.site) {
    if ((await transaction.getRange('outbox', undefined, 1)).length > 0) return false;
    for (const table of ['records', 'dirty', 'chunks', 'meta', 'sweep'] as const) transaction.clear(table);
  }
  // Where the site's log was changed for another since (a restoration), the first exchange sees it and queues what is held.
  const left = former?.site === device.site ? await metaIn(transaction, 'position') : undefined;
  transaction.delete('meta', 'pendingKey');
  transaction.put('meta', metaRow('device', device));
  transaction.put('meta', metaRow('key', key));
  transaction.put('meta', metaRow('position', { epoch: left?.epoch ?? device.epoch, scope: '', cursor: 0 }));
  return true;
}
