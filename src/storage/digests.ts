import { Digest, digestOf } from '../domain/kernel/digest.ts';
import type { Facts } from '../domain/kernel/record.ts';
import { readableKinds } from '../domain/rights.ts';
import type { GuichetDatabase } from './database.ts';
import { type Keeps, withOnly } from './forget.ts';
import { metaIn } from './meta.ts';
import { requeued } from './requeue.ts';
import type { DrawerRow, RecordRow } from './schema.ts';
import { inSnapshot, inTransaction, type ReadTransaction } from './transaction.ts';

/** Records looked at in one go: some milliseconds of the page's thread, also on a slow tablet. */
const STEP = 100;

/** The digest of what is held of each day, by kind. See `SyncStore.digests`. */
export async function digests(
  database: GuichetDatabase,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const { kinds, refused } = await inSnapshot(database, ['meta', 'drawer'], async (transaction) => {
    const postes = (await metaIn(transaction, 'device'))?.postes ?? [];
    return { kinds: readableKinds(postes).kinds, refused: await refusedFacts(transaction) };
  });
  const sums = new Map(kinds.map((kind) => [kind, new Map<string, Digest>()]));
  for (let after = ''; ; ) {
    const rows = await inSnapshot(database, ['records'], (transaction) =>
      transaction.getRange('records', IDBKeyRange.lowerBound(after, true), STEP),
    );
    for (const row of rows) {
      const days = sums.get(row.kind);
      if (days === undefined) continue;
      const digest = days.get(row.day) ?? new Digest();
      digest.toggle(row, sentBy(row, refused));
      days.set(row.day, digest);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < STEP) break;
    after = last.id;
  }
  return new Map(
    [...sums].map(([kind, days]) => [kind, new Map([...days].map(([day, sum]) => [day, sum.toString()]))]),
  );
}

/** Queues what the endpoint lacks of a day. See `SyncStore.requeueUnlike`. */
export async function requeueUnlike(
  database: GuichetDatabase,
  { kind, day, theirs }: { kind: string; day: string; theirs: ReadonlyMap<string, string> },
  now: number,
): Promise<number> {
  return inTransaction(database, ['records', 'outbox', 'drawer', 'meta'], async (transaction) => {
    const postes = (await metaIn(transaction, 'device'))?.postes ?? [];
    const refused = await refusedFacts(transaction);
    const unlike = (await transaction.recordsOfDays(kind, day, day)).filter(
      (row) => theirs.get(row.id) !== digestOf(row, sentBy(row, refused)),
    );
    const sendable = unlike.map((row) => withOnly(row, sentBy(row, refused) ?? ALL));
    const waiting = await transaction.getMany(
      'outbox',
      sendable.map(({ id }) => id),
    );
    const rows = requeued(sendable, waiting, postes, now, () => true);
    for (const row of rows) transaction.put('outbox', row);
    return rows.length;
  });
}

type Refused = ReadonlyMap<string, Facts>;

async function refusedFacts(transaction: ReadTransaction): Promise<Refused> {
  const rows: DrawerRow[] = await transaction.getRange('drawer');
  return new Map(rows.map(({ id, record }) => [id, record.facts]));
}

/** Which facts of a record the endpoint was not heard to refuse as they stand. */
function sentBy(row: RecordRow, refused: Refused): Keeps | undefined {
  const facts = refused.get(row.id);
  return facts && ((name) => facts[name]?.stamp !== row.facts[name]?.stamp);
}

const ALL: Keeps = () => true;
