import { removeFromDrawer, sendAgain } from '../../storage/drawer.ts';
import { type ImportContext, importSending, type TakenIn } from '../../storage/import-sending.ts';
import { type Exported, retire } from '../../storage/retire.ts';
import { forgetSpareCopy } from '../../storage/spare-copy.ts';
import { withStorageFaults } from '../../storage/storage-fault.ts';
import type { RefusedRecord, UnsentRecord } from '../../sync/sync-state.ts';
import type { Room } from '../services.ts';
import { forgetTrace } from './device-trace.ts';

/** What a person does with the memory itself, fetched when they do: no first screen waits for it. */
export function memoryCare(context: ImportContext) {
  const { database } = context;
  return {
    room: () => roomOf(navigator.storage),
    keep: async () => (await navigator.storage?.persist?.().catch(() => false)) ?? false,
    takeIn: (records: readonly UnsentRecord[]): Promise<TakenIn> =>
      withStorageFaults(() => importSending(context, records)),
    sendAgain: (records: readonly RefusedRecord[]): Promise<number> =>
      withStorageFaults(() => sendAgain(context, records.map(drawerId))),
    remove: (records: readonly RefusedRecord[]): Promise<void> =>
      withStorageFaults(() => removeFromDrawer(database, records.map(drawerId))),
    async retire(exported: Exported): Promise<boolean> {
      const retired = await withStorageFaults(() => retire(database, exported));
      if (!retired) return false;
      await Promise.all([forgetTrace(), forgetSpareCopy().catch(() => undefined)]);
      forgetKeptTexts();
      database.close();
      // Tells the other tabs, which let go; what is in it is gone already.
      indexedDB.deleteDatabase(database.name);
      return true;
    },
  };
}

/** What a received record that could not be read is called in the drawer. */
function drawerId({ record, refused }: RefusedRecord): string {
  return refused === 'unreadable' ? `received/${record.id}` : record.id;
}

function forgetKeptTexts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('guichet')) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** What the browser says of its room; `undefined` where it says nothing. */
async function roomOf(storage: StorageManager | undefined): Promise<Room | undefined> {
  try {
    const { usage, quota } = (await storage?.estimate?.()) ?? {};
    if (usage === undefined || quota === undefined || quota === 0) return undefined;
    return { usedBytes: usage, quotaBytes: quota, kept: (await storage?.persisted?.()) ?? false };
  } catch {
    return undefined;
  }
}
