import type { ImportContext } from '../../storage/import-sending.ts';
import type { MemoryControl } from '../services.ts';

/** The memory's services; those that a person seldom asks for are fetched then. */
export function lateMemory(context: ImportContext, onQueued: () => void): MemoryControl {
  const care = async () => (await import('./memory-care.ts')).memoryCare(context);
  return {
    room: async () => (await care()).room(),
    keep: async () => (await care()).keep(),
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
