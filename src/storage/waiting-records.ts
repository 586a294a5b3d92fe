import type { Fact, GuichetRecord } from '../domain/kernel/record.ts';
import type { UnsentRecord } from '../sync/sync-state.ts';
import type { GuichetDatabase, OutboxRow, RecordRow } from './database.ts';
import { recordOf } from './rows.ts';

/** The records that wait longest, each with its unsent facts only, as they are held now. */
export async function waitingRecords(database: GuichetDatabase, limit: number): Promise<GuichetRecord[]> {
  return (await waitingPairs(database, limit)).map(([row, held]) => ({
    ...recordOf(held),
    facts: waitingFacts(row, held),
  }));
}

/** What a person may look through: whole records, with the names of the facts that wait. */
export async function unsentRecords(database: GuichetDatabase): Promise<UnsentRecord[]> {
  const pairs = await waitingPairs(database, Number.POSITIVE_INFINITY);
  return pairs.map(([row, held]) => ({ record: recordOf(held), facts: Object.keys(row.stamps) }));
}

function waitingPairs(database: GuichetDatabase, limit: number): Promise<[OutboxRow, RecordRow][]> {
  const { outbox, records } = database;
  return database.transaction('r', [outbox, records], async () => {
    const rows = await outbox.orderBy('since').limit(limit).toArray();
    const held = await records.bulkGet(rows.map(({ id }) => id));
    return rows.map((row, index) => [row, heldOf(row, held[index])] as [OutboxRow, RecordRow]);
  });
}

function waitingFacts(row: OutboxRow, held: RecordRow): Record<string, Fact> {
  return Object.fromEntries(Object.keys(row.stamps).map((name) => [name, held.facts[name] as Fact]));
}

function heldOf(row: OutboxRow, held: RecordRow | undefined): RecordRow {
  if (held === undefined) throw new Error(`${row.id} waits to be sent but is not held`);
  return held;
}
