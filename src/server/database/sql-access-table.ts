import type { AccessQuery } from '../../contract/access-log.ts';
import type { Access } from '../../domain/access/access.ts';
import type { AccessTable } from '../use-cases/ports.ts';
import type { Connection } from './schema.ts';

export function sqlAccessTable(db: Connection): AccessTable {
  return {
    async add(site, { id, at, device, who, act, detail }) {
      await db
        .insertInto('access_log')
        .values({ site, id, at, device: device ?? null, who, act, detail: JSON.stringify(detail) })
        .execute();
    },

    async page(site, { act, device, before, limit }: AccessQuery) {
      let query = db.selectFrom('access_log').selectAll().where('site', '=', site);
      if (act !== undefined) query = query.where('act', '=', act);
      if (device !== undefined) query = query.where('device', '=', device);
      if (before !== undefined) {
        const [at, id] = before.split('.') as [string, string];
        query = query.where(({ eb, or, and }) =>
          or([eb('at', '<', Number(at)), and([eb('at', '=', Number(at)), eb('id', '<', id)])]),
        );
      }
      const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(
        ({ id, at, device: by, who, act: done, detail }): Access => ({
          id,
          at,
          who,
          act: done,
          detail: JSON.parse(detail) as Access['detail'],
          ...(by === null ? {} : { device: by }),
        }),
      );
    },

    async dropBefore(site, at) {
      await db.deleteFrom('access_log').where('site', '=', site).where('at', '<', at).execute();
    },
  };
}
