import Dexie from 'dexie';
import { BY_AGE, BY_DAY } from './schema.ts';

/**
 * Creates the tablet's memory, or brings it from any older version to the present one, and closes it again. A version is
 * never changed once published: the next one is added below it, with its `upgrade` where rows change.
 * @throws DOMException as the browser gave it, out of the error Dexie wraps it in
 */
export async function upgradeSchema(name: string): Promise<void> {
  const memory = new Dexie(name, { chromeTransactionDurability: 'strict' });
  memory.version(1).stores({
    records: `id, ${BY_DAY}`,
    outbox: `id, ${BY_AGE}`,
    drawer: 'id',
    dirty: '[kind+day]',
    chunks: '[kind+day]',
    meta: 'key',
  });
  memory.version(2).stores({ sweep: 'id' });
  try {
    await memory.open();
  } catch (error) {
    throw (error as { readonly inner?: unknown }).inner ?? error;
  } finally {
    memory.close();
  }
}
