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
