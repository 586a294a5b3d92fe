import type { Fact, GuichetRecord } from '../domain/kernel/record.ts';
import type { UnsentRecord } from '../sync/sync-state.ts';
import type { GuichetDatabase } from './database.ts';
import { recordOf } from './rows.ts';
import type { OutboxRow, RecordRow } from './schema.ts';
import { inSnapshot } from './transaction.ts';

/** The records that wait longest, each with its unsent facts only, as they are held now. */
export async function waitingRecords(database: GuichetDatabase, limit: number): Promise<GuichetRecord[]> {
  return (await waitingPairs(database, limit)).map(([row, held]) => ({
    ...recordOf(held),
    facts: waitingFacts(row, held),
  }));
}

/** What a person may look through: whole records, with the names of the facts that wait. */
export async function unsentRecords(database: GuichetDatabase): Promise<UnsentRecord[]> {
  const pairs = await waitingPairs(database, ALL);
  return pairs.map(([row, held]) => ({ record: recordOf(held), facts: Object.keys(row.stamps) }));
}

/** The most that IndexedDB takes for a count. */
const ALL = 2 ** 32 - 1;

function waitingPairs(
  database: GuichetDatabase,
  limit: number,
): Promise<(readonly [OutboxRow, RecordRow])[]> {
  return inSnapshot(database, ['outbox', 'records'], async (transaction) => {
    const rows = await transaction.oldestWaiting(limit);
    const ids = rows.map(({ id }) => id);
    const held = await transaction.getNeighbours('records', ids);
    return rows.flatMap((row, index) => sendable(row, held[index]));
  });
}

function waitingFacts(row: OutboxRow, held: RecordRow): Record<string, Fact> {
  return Object.fromEntries(Object.keys(row.stamps).map((name) => [name, held.facts[name] as Fact]));
}

/** Where damage took a record away and left its row in the outbox, the others are sent all the same; the row goes on counting. */
function sendable(row: OutboxRow, held: RecordRow | undefined): (readonly [OutboxRow, RecordRow])[] {
  const isWhole =
    held !== undefined && Object.keys(row.stamps).every((name) => Object.hasOwn(held.facts, name));
  return isWhole ? [[row, held]] : [];
}
