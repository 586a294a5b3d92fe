import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GuichetDatabase, openDatabase } from '../../src/storage/database.ts';
import { recordRow } from '../../src/storage/rows.ts';
import { inSnapshot, inTransaction } from '../../src/storage/transaction.ts';
import { deleteDatabase } from '../fixtures/delete-database.ts';

let database: GuichetDatabase;

beforeEach(async () => {
  database = await openDatabase(`neighbours-${crypto.randomUUID()}`);
  await inTransaction(database, ['records'], async (transaction) => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
      transaction.put('records', recordRow({ id, site: 's', kind: 'visit', facts: {} }, '2026-11-23'));
    }
  });
});

afterEach(() => deleteDatabase(database));

async function idsOf(...ids: string[]): Promise<(string | undefined)[]> {
  const rows = await inSnapshot(database, ['records'], (transaction) =>
    transaction.getNeighbours('records', ids),
  );
  return rows.map((row) => row?.id);
}

describe('rows by ids that lie together', () => {
  it('come in the order asked', async () => {
    expect(await idsOf('d', 'b', 'c')).toEqual(['d', 'b', 'c']);
  });

  it('come when many others lie between', async () => {
    expect(await idsOf('f', 'a')).toEqual(['f', 'a']);
  });

  it('come as undefined where they are not here', async () => {
    expect(await idsOf('b', 'bb', 'c')).toEqual(['b', undefined, 'c']);
    expect(await idsOf('x', 'y')).toEqual([undefined, undefined]);
  });

  it('are none for no id', async () => {
    expect(await idsOf()).toEqual([]);
  });
});

describe('rows taken away together', () => {
  async function leftAfterTaking(...ids: string[]): Promise<string[]> {
    await inTransaction(database, ['outbox'], async (transaction) => {
      for (const id of ['a', 'b', 'c', 'd'])
        transaction.put('outbox', { id, kind: 'visit', stamps: {}, since: 0 });
    });
    await inTransaction(database, ['outbox'], (transaction) => transaction.deleteNeighbours('outbox', ids));
    const rows = await inSnapshot(database, ['outbox'], (transaction) => transaction.getRange('outbox'));
    return rows.map(({ id }) => id);
  }

  it('leave no other with them that lies between', async () => {
    expect(await leftAfterTaking('d', 'a', 'b')).toEqual(['c']);
  });

  it('go where they lie side by side', async () => {
    expect(await leftAfterTaking('c', 'b')).toEqual(['a', 'd']);
  });

  it('are none for no id', async () => {
    expect(await leftAfterTaking()).toEqual(['a', 'b', 'c', 'd']);
  });
});
