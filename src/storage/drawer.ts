import { filingDay } from '../domain/kernel/filing-day.ts';
import { mergeFacts } from '../domain/kernel/merge.ts';
import type { GuichetDatabase } from './database.ts';
import type { ImportContext } from './import-sending.ts';
import { DirtyDays, recordOf, recordRow, waitingFor } from './rows.ts';
import { inTransaction } from './transaction.ts';

/** What the endpoint sent and could not be read here lies in the drawer too, and is not this device's to send. */
function isReceived(drawerId: string): boolean {
  return drawerId.startsWith('received/');
}

/**
 * Queues refused facts anew, as they are held now: one that was corrected meanwhile goes as corrected. They leave the drawer;
 * refused again, they come back to it.
 * @param ids of rows of the drawer
 * @returns how many records wait to be sent because of it
 */
export async function sendAgain(context: ImportContext, ids: readonly string[]): Promise<number> {
  const { database, kinds, time, now } = context;
  const sendable = ids.filter((id) => !isReceived(id));
  return inTransaction(database, ['records', 'outbox', 'drawer', 'dirty'], async (transaction) => {
    const dirty = new DirtyDays();
    let queued = 0;
    for (const id of sendable) {
      const [row, held, waiting] = await Promise.all([
        transaction.get('drawer', id),
        transaction.get('records', id),
        transaction.get('outbox', id),
      ]);
      if (row === undefined) continue;
      const { record } = row;
      const facts = held === undefined ? record.facts : mergeFacts(held.facts, record.facts);
      if (facts !== held?.facts) {
        const whole = { ...(held === undefined ? record : recordOf(held)), facts };
        const day = filingDay(whole, kinds, time);
        transaction.put('records', recordRow(whole, day), held);
        dirty.add(record.kind, day);
      }
      const stamps = Object.keys(record.facts).flatMap((name) => {
        const stamp = facts[name]?.stamp;
        return stamp === undefined ? [] : [[name, stamp] as const];
      });
      transaction.put('outbox', waitingFor(waiting, record, Object.fromEntries(stamps), now()));
      transaction.delete('drawer', id);
      queued += 1;
    }
    for (const mark of dirty.rows(crypto.randomUUID())) transaction.put('dirty', mark);
    return queued;
  });
}

/** Takes rows out of the drawer for good: a person has exported them and agreed. The records themselves stay as they are held. */
export function removeFromDrawer(database: GuichetDatabase, ids: readonly string[]): Promise<void> {
  return inTransaction(database, ['drawer'], async (transaction) => {
    for (const id of ids) transaction.delete('drawer', id);
  });
}
