import type { MemoTable } from '../use-cases/ports.ts';
import type { Connection } from './schema.ts';

export function sqlMemoTable(db: Connection): MemoTable {
  async function get(key: string): Promise<string | undefined> {
    const row = await db.selectFrom('endpoint').select('value').where('key', '=', key).executeTakeFirst();
    return row?.value;
  }
  return {
    get,

    async set(key, value) {
      await db
        .insertInto('endpoint')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute();
    },

    async setOnce(key, value) {
      await db
        .insertInto('endpoint')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
      return (await get(key)) ?? value;
    },

    async replace(key, before, value) {
      const { numUpdatedRows } = await db
        .updateTable('endpoint')
        .set({ value })
        .where('key', '=', key)
        .where('value', '=', before)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
