import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { kinds } from '../../../src/domain/kinds.ts';
import { type GuichetDatabase, openDatabase } from '../../../src/storage/database.ts';
import { indexedDbSyncStore } from '../../../src/storage/indexed-db-sync-store.ts';
import { writeMeta } from '../../../src/storage/meta.ts';

export const ZONE = 'Europe/Paris';
export const DEVICE = {
  device: 'bench',
  name: 'Bench',
  site: 'bench',
  zone: ZONE,
  postes: ['accueil' as const],
  series: 'A',
  epoch: 'e1',
};

export async function freshMemory(): Promise<GuichetDatabase> {
  const database = await openDatabase(`bench-${crypto.randomUUID()}`);
  await writeMeta(database, 'device', DEVICE);
  await writeMeta(database, 'position', { epoch: 'e1', scope: 's', cursor: 0 });
  return database;
}

/** Applies pages one after the other, cursor included. */
export async function applyAll(database: GuichetDatabase, pages: readonly GuichetRecord[][]): Promise<void> {
  const store = indexedDbSyncStore(database, kinds, Date.now);
  let cursor = 0;
  for (const records of pages) {
    const asked = { epoch: 'e1', scope: 's', cursor };
    cursor += records.length;
    await store.applyPage({ epoch: 'e1', time: Date.now(), scope: 's', records, cursor, more: true }, asked);
  }
}
