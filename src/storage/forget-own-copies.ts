import { settingId } from '../domain/kernel/ids.ts';
import { addDays, type Day, siteTime } from '../domain/kernel/site-time.ts';
import { RETAINED_KINDS, type RetainedKind, retentionOf } from '../domain/retention/retention.ts';
import { mayRead } from '../domain/rights.ts';
import { settingsOf } from '../domain/setting/setting.ts';
import type { GuichetDatabase } from './database.ts';
import { metaIn } from './meta.ts';
import { DirtyDays } from './rows.ts';
import { inSnapshot, inTransaction, type ReadTransaction } from './transaction.ts';

/**
 * How long a device keeps its copy of what it has sent and may not read (a kiosk, its questionnaires), in days: as long as a
 * backup of the endpoint that is put back may be old.
 */
const OWN_COPY_DAYS = 31;

/** Records looked at together; the others have their turn after the next pull. */
const STEP = 500;

/**
 * Forgets copies of what was sent and these postes may not read: the endpoint does not tell such a device what it has removed.
 * What waits or was refused stays.
 * @param now this device's clock, milliseconds since 1970
 */
export async function forgetOwnCopies(database: GuichetDatabase, now: number): Promise<void> {
  if (!(await inSnapshot(database, ['records', 'meta'], (transaction) => hasOldCopies(transaction, now))))
    return;
  const tables = ['records', 'outbox', 'drawer', 'dirty', 'meta'] as const;
  await inTransaction(database, tables, async (transaction) => {
    const dirty = new DirtyDays();
    for (const { kind, last } of await closedKinds(transaction, now)) {
      const rows = await transaction.recordsOfDays(kind, '', last, STEP);
      const ids = rows.map(({ id }) => id);
      const [waiting, drawn] = await Promise.all([
        transaction.getMany('outbox', ids),
        transaction.getMany('drawer', ids),
      ]);
      for (const [index, row] of rows.entries()) {
        if (waiting[index] !== undefined || drawn[index] !== undefined) continue;
        transaction.delete('records', row.id, row);
        dirty.add(row.kind, row.day);
      }
    }
    for (const mark of dirty.rows(crypto.randomUUID())) transaction.put('dirty', mark);
  });
}

async function hasOldCopies(transaction: ReadTransaction, now: number): Promise<boolean> {
  for (const { kind, last } of await closedKinds(transaction, now))
    if ((await transaction.recordsOfDays(kind, '', last, 1)).length > 0) return true;
  return false;
}

/** The kinds these postes do not read, with the last day of which nothing is kept. */
async function closedKinds(
  transaction: ReadTransaction,
  now: number,
): Promise<readonly { readonly kind: RetainedKind; readonly last: Day }[]> {
  const [setting, device] = await Promise.all([
    transaction.get('records', settingId('retention')),
    metaIn(transaction, 'device'),
  ]);
  if (device === undefined) return [];
  const settings = settingsOf(setting === undefined ? [] : [setting]);
  const today = siteTime(device.zone).dayOf(now);
  return RETAINED_KINDS.filter((kind) => !mayRead(device.postes, kind)).map((kind) => {
    const { contactDays = OWN_COPY_DAYS } = retentionOf(settings, kind);
    return { kind, last: addDays(today, -Math.min(OWN_COPY_DAYS, contactDays)) };
  });
}
