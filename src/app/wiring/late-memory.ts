import type { ImportContext } from '../../storage/import-sending.ts';
import type { MemoryControl } from '../services.ts';

const fetchCare = () => import('./memory-care.ts');

/** Once a screen stands: until then nobody has written anything. */
const COPY_STARTS_AFTER_MS = 1_000;

/** Keeps the second copy of what waits. */
export function lateSpareCopy(context: ImportContext, site: string): void {
  setTimeout(async () => (await fetchCare()).spareCopy(context, site), COPY_STARTS_AFTER_MS);
}

/** The memory's services; those that a person seldom asks for are fetched then. */
export function lateMemory(context: ImportContext, onQueued: () => void): MemoryControl {
  const care = async () => (await fetchCare()).memoryCare(context);
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
