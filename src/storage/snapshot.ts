import type { Kind } from '../domain/kernel/kind.ts';
import { siteTime } from '../domain/kernel/site-time.ts';
import { mayRead } from '../domain/rights.ts';
import type { Position } from '../sync/ports.ts';
import type { GuichetDatabase } from './database.ts';
import { forget, ownIn } from './forget.ts';
import { metaIn, metaRow } from './meta.ts';
import { DirtyDays } from './rows.ts';
import { isSweeping } from './swept-among.ts';
import { inSnapshot, inTransaction, type MemoryTransaction } from './transaction.ts';

/** Records looked at in one transaction: bounds the memory a large register takes, and how long a tap waits behind it. */
const STEP = 1000;

/**
 * Notes in `sweep` every record held that these postes read, then sets the cursor back to 0. Cut off before its end it has changed
 * nothing but `sweep`, and is begun again. What a person writes meanwhile waits to be sent, and is kept for that.
 * @returns whether anything was noted
 */
export async function beginSnapshot(
  database: GuichetDatabase,
  asked: Position,
  horizon: number,
): Promise<boolean> {
  let noted = false;
  for (let after = ''; ; ) {
    const step = await inTransaction(database, ['records', 'meta', 'sweep'], async (transaction) => {
      const postes = (await metaIn(transaction, 'device'))?.postes ?? [];
      const rows = await transaction.getRange('records', IDBKeyRange.lowerBound(after, true), STEP);
      const readable = rows.filter(({ kind }) => mayRead(postes, kind));
      for (const { id } of readable) transaction.put('sweep', { id });
      if (rows.length < STEP) await startFrom(transaction, { ...asked, cursor: 0, horizon });
      return { last: rows.at(-1), noted: readable.length > 0, isOver: rows.length < STEP };
    });
    noted ||= step.noted;
    if (step.isOver || step.last === undefined) return noted;
    after = step.last.id;
  }
}

/** Another tab may have found another log meanwhile, and started anew in that one. */
async function startFrom(transaction: MemoryTransaction, start: Position): Promise<void> {
  const held = await metaIn(transaction, 'position');
  if (held !== undefined && (held.epoch !== start.epoch || held.scope !== start.scope)) return;
  transaction.put('meta', metaRow('position', start));
}

/**
 * Forgets what a reading from 0 has not named. Where it is cut off, the rest is still noted.
 * @param read how far the log has been read: what another tab began meanwhile is left to its own end
 */
export async function sweepRest(
  database: GuichetDatabase,
  kinds: ReadonlyMap<string, Kind>,
  read: Position,
): Promise<void> {
  if (!(await inSnapshot(database, ['sweep'], isSweeping))) return;
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after;
    const tables = ['records', 'outbox', 'drawer', 'dirty', 'meta', 'sweep'] as const;
    after = await inTransaction(database, tables, async (transaction) => {
      const [rows, position, device] = await Promise.all([
        transaction.getRange('sweep', IDBKeyRange.lowerBound(from, true), STEP),
        metaIn(transaction, 'position'),
        metaIn(transaction, 'device'),
      ]);
      if (device === undefined || position === undefined || !hasReached(position, read)) return undefined;
      const ids = rows.filter(({ taken }) => !taken).map(({ id }) => id);
      const [drawn, held, waiting] = await Promise.all([
        transaction.getMany('drawer', ids),
        transaction.getHeld('records', ids),
        transaction.getHeld('outbox', ids),
      ]);
      const context = { kinds, time: siteTime(device.zone), dirty: new DirtyDays() };
      for (const [index, row] of held.entries())
        if (row !== undefined) forget(transaction, row, ownIn(row, waiting[index], drawn[index]), context);
      for (const id of ids) transaction.delete('sweep', id);
      for (const mark of context.dirty.rows(crypto.randomUUID())) transaction.put('dirty', mark);
      return rows.length === STEP ? rows.at(-1)?.id : undefined;
    });
  }
}

function hasReached(held: Position, read: Position): boolean {
  const isSameReading =
    held.epoch === read.epoch && held.scope === read.scope && held.horizon === read.horizon;
  return isSameReading && held.cursor >= read.cursor;
}
