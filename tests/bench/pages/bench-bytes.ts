import { deleteDatabase } from '../../fixtures/delete-database.ts';
import { applyAll, freshMemory } from './bench-memory.ts';
import { pagesOf } from './bench-records.ts';

const SETTLED_AFTER = 3;
const LOOK_EVERY_MS = 500;

/** @returns the bytes that pulled records take on disk, and those of their JSON */
export async function bytesOnDisk(total: number): Promise<{ readonly disk: number; readonly json: number }> {
  const pages = pagesOf(total);
  const json = pages.flat().reduce((bytes, record) => bytes + JSON.stringify(record).length, 0);
  const database = await freshMemory();
  const before = await settledUsage();
  await applyAll(database, pages);
  const disk = (await settledUsage()) - before;
  await deleteDatabase(database);
  return { disk, json };
}

/** What the browser says this origin takes, once it has stopped moving things about. */
async function settledUsage(): Promise<number> {
  let last = Number.NaN;
  for (let same = 0; same < SETTLED_AFTER; ) {
    const { usage = 0 } = await navigator.storage.estimate();
    same = usage === last ? same + 1 : 0;
    last = usage;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return last;
}
