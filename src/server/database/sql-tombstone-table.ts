import type { TombstoneTable } from '../use-cases/ports.ts';
import { places, runPlain } from './plain-statement.ts';
import { ofReadableKinds } from './readable-kinds.ts';
import { inChunks } from './row-chunks.ts';
import type { Connection } from './schema.ts';

export function sqlTombstoneTable(db: Connection): TombstoneTable {
  return {
    async among(site, ids) {
      const found = new Set<string>();
      for (const some of inChunks(ids)) {
        const rows = await runPlain<{ readonly id: string }>(
          db,
          `select id from tombstone where site = $1 and id in (${places(some.length, 2)})`,
          [site, ...some],
        );
        for (const { id } of rows) found.add(id);
      }
      return found;
    },

    async add(site, tombstones) {
      for (const some of inChunks(tombstones)) {
        const rows = some.map((tombstone) => ({ site, ...tombstone }));
        await db.insertInto('tombstone').values(rows).execute();
      }
    },

    page: (site, query) =>
      db
        .selectFrom('tombstone')
        .where('site', '=', site)
        .where('seq', '>', query.after)
        .where(ofReadableKinds(query))
        .select(['id', 'seq'])
        .orderBy('seq')
        .limit(query.limit)
        .execute(),

    async dropBefore(site, at) {
      const old = db.selectFrom('tombstone').where('site', '=', site).where('at', '<', at);
      const { seq } = await old.select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirstOrThrow();
      if (seq === null) return undefined;
      await db.deleteFrom('tombstone').where('site', '=', site).where('at', '<', at).execute();
      return Number(seq);
    },
  };
}
