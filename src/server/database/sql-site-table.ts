import type { Site, SiteTable } from '../use-cases/ports.ts';
import type { Connection } from './schema.ts';

interface Row {
  readonly id: string;
  readonly zone: string;
  readonly seq: number;
  readonly epoch: string;
  readonly created_at: number;
  readonly horizon: number | null;
}

export function sqlSiteTable(db: Connection): SiteTable {
  return {
    async first() {
      const row = await db
        .selectFrom('site')
        .selectAll()
        .orderBy('created_at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row && siteOf(row);
    },

    async all() {
      const rows = await db.selectFrom('site').selectAll().orderBy('created_at').orderBy('id').execute();
      return rows.map(siteOf);
    },

    async byId(id) {
      const row = await db.selectFrom('site').selectAll().where('id', '=', id).executeTakeFirst();
      return row && siteOf(row);
    },

    async lock(id) {
      const row = await db
        .updateTable('site')
        .set(({ ref }) => ({ seq: ref('seq') }))
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return siteOf(row);
    },

    async add({ id, zone, seq, epoch, createdAt }) {
      await db.insertInto('site').values({ id, zone, seq, epoch, created_at: createdAt }).execute();
    },

    async setSeq(id, seq) {
      await db.updateTable('site').set({ seq }).where('id', '=', id).execute();
    },

    async setHorizon(id, horizon) {
      await db.updateTable('site').set({ horizon }).where('id', '=', id).execute();
    },
  };
}

function siteOf({ id, zone, seq, epoch, created_at, horizon }: Row): Site {
  return { id, zone, seq, epoch, createdAt: created_at, ...(horizon === null ? {} : { horizon }) };
}
