import type { NumberedPush, PushTable } from '../use-cases/ports.ts';
import type { Connection } from './schema.ts';

export function sqlPushTable(db: Connection): PushTable {
  return {
    async note(site, pushes) {
      const rows = pushes.map(({ device, number, batch }) => ({ site, device, number, batch }));
      const added = await db
        .insertInto('push_number')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['site', 'device', 'number']).doNothing())
        .returning('batch')
        .execute();
      const isNew = new Set(added.map(({ batch }) => batch));
      const clashing: NumberedPush[] = [];
      for (const push of pushes) {
        if (!isNew.has(push.batch) && (await batchAt(site, push)) !== push.batch) clashing.push(push);
      }
      return clashing;
    },

    async countClash(site, device, number, within) {
      const row = await db
        .selectFrom('device')
        .select(['clashes', 'clash_number'])
        .where('site', '=', site)
        .where('id', '=', device)
        .executeTakeFirst();
      const isClose = Math.abs(number - (row?.clash_number ?? Number.NEGATIVE_INFINITY)) <= within;
      const clashes = (isClose ? (row?.clashes ?? 0) : 0) + 1;
      await db
        .updateTable('device')
        .set({ clashes, clash_number: number })
        .where('site', '=', site)
        .where('id', '=', device)
        .execute();
      return clashes;
    },

    async forgetBelow(site, device, number) {
      await db
        .deleteFrom('push_number')
        .where('site', '=', site)
        .where('device', '=', device)
        .where('number', '<', number)
        .execute();
    },
  };

  async function batchAt(site: string, { device, number }: NumberedPush): Promise<string | undefined> {
    const row = await db
      .selectFrom('push_number')
      .select('batch')
      .where('site', '=', site)
      .where('device', '=', device)
      .where('number', '=', number)
      .executeTakeFirst();
    return row?.batch;
  }
}
