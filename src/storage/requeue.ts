import { mayWrite, type Poste } from '../domain/rights.ts';
import type { GuichetDatabase, OutboxRow, RecordRow } from './database.ts';
import { metaRow, readMeta } from './meta.ts';
import { waitingFor } from './rows.ts';

/** Records looked at in one go: bounds the memory that a large register takes. */
const STEP = 1000;

/**
 * The endpoint was restored from a backup: everything held that these postes may write waits again, whoever wrote it, and
 * the pull starts anew. What the endpoint already has is a merge that changes nothing.
 */
export async function requeueAll(database: GuichetDatabase, epoch: string, now: number): Promise<void> {
  const { records, outbox, meta } = database;
  await database.transaction('rw', [records, outbox, meta], async () => {
    const position = await readMeta(database, 'position');
    if (position?.epoch === epoch) return;
    const postes = (await readMeta(database, 'device'))?.postes ?? [];
    let after = '';
    for (;;) {
      const rows = await records.where('id').above(after).limit(STEP).toArray();
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.id;
      const waiting = await outbox.bulkGet(rows.map(({ id }) => id));
      await outbox.bulkPut(requeued(rows, waiting, postes, now));
    }
    await meta.put(metaRow('position', { epoch, scope: '', cursor: 0 }));
  });
}

function requeued(
  rows: readonly RecordRow[],
  waiting: readonly (OutboxRow | undefined)[],
  postes: readonly Poste[],
  now: number,
): OutboxRow[] {
  return rows.flatMap((row, index) => {
    const writable = Object.entries(row.facts).filter(([name]) => mayWrite(postes, row.kind, name));
    if (writable.length === 0) return [];
    return [
      waitingFor(
        waiting[index],
        row,
        Object.fromEntries(writable.map(([name, { stamp }]) => [name, stamp])),
        now,
      ),
    ];
  });
}
