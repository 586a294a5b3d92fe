import type { AccessAct, AccessTable } from '../use-cases/ports.ts';
import type { Connection } from './schema.ts';

export function sqlAccessTable(db: Connection): AccessTable {
  return {
    async add(site, { id, at, device, who, act, detail }) {
      await db
        .insertInto('access_log')
        .values({ site, id, at, device: device ?? null, who, act, detail })
        .execute();
    },

    async latest(site, limit) {
      const rows = await db
        .selectFrom('access_log')
        .selectAll()
        .where('site', '=', site)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ id, at, device, who, act, detail }) => ({
        id,
        at,
        who,
        act: act as AccessAct,
        detail,
        ...(device === null ? {} : { device }),
      }));
    },

    async dropBefore(site, at) {
      await db.deleteFrom('access_log').where('site', '=', site).where('at', '<', at).execute();
    },
  };
}
