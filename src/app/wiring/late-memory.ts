import type { ImportContext } from '../../storage/import-sending.ts';
import type { MemoryControl, Room } from '../services.ts';

/** The memory's services; those that a person seldom asks for are fetched then. */
export function lateMemory(context: ImportContext, onQueued: () => void): MemoryControl {
  const care = async () => (await import('./memory-care.ts')).memoryCare(context);
  return {
    room: () => roomOf(navigator.storage),
    keep: async () => (await navigator.storage?.persist?.().catch(() => false)) ?? false,
    async takeIn(records) {
      const taken = await (await care()).takeIn(records);
      onQueued();
      return taken;
    },
    async sendAgain(records) {
      const queued = await (await care()).sendAgain(records);
      onQueued();
      return queued;
    },
    remove: async (records) => (await care()).remove(records),
    retire: async (exported) => (await care()).retire(exported),
  };
}

/** What the browser says of its room; `undefined` where it says nothing. */
export async function roomOf(storage: StorageManager | undefined): Promise<Room | undefined> {
  try {
    const { usage, quota } = (await storage?.estimate?.()) ?? {};
    if (usage === undefined || quota === undefined || quota === 0) return undefined;
    return { usedBytes: usage, quotaBytes: quota, kept: (await storage?.persisted?.()) ?? false };
  } catch {
    return undefined;
  }
}
