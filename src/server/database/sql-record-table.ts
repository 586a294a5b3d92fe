import type { Facts, GuichetRecord } from '../../domain/kernel/record.ts';
import type { RecordTable } from '../use-cases/ports.ts';
import { places, placesOfRows, runPlain } from './plain-statement.ts';
import { ofReadableKinds } from './readable-kinds.ts';
import { inChunks } from './row-chunks.ts';
import type { Connection, RecordRow } from './schema.ts';

export function sqlRecordTable(db: Connection): RecordTable {
  return {
    async byIds(site, ids) {
      const found = new Map<string, GuichetRecord>();
      for (const some of inChunks(ids)) {
        const rows = await runPlain<Pick<RecordRow, 'id' | 'kind' | 'facts'>>(
          db,
          `select id, kind, facts from record where site = $1 and id in (${places(some.length, 2)})`,
          [site, ...some],
        );
        for (const row of rows) found.set(row.id, recordOf(site, row));
      }
      return found;
    },

    async put(rows) {
      for (const some of inChunks(rows)) {
        const values = some.flatMap(({ record: { id, site, kind, facts }, day, seq }) => [
          site,
          id,
          kind,
          day,
          seq,
          JSON.stringify(facts),
        ]);
        await runPlain(
          db,
          `insert into record (site, id, kind, day, seq, facts) values ${placesOfRows(some.length, 6)}
           on conflict (site, id) do update set day = excluded.day, seq = excluded.seq, facts = excluded.facts`,
          values,
        );
      }
    },

    page: (site, query) =>
      db
        .selectFrom('record')
        .where('site', '=', site)
        .where('seq', '>', query.after)
        .where(ofReadableKinds(query))
        .select(['id', 'kind', 'seq', 'facts'])
        .orderBy('seq')
        .limit(query.limit)
        .execute(),

    pageOfDay: (site, { kind, day, after, limit }) =>
      db
        .selectFrom('record')
        .select(['id', 'kind', 'seq', 'facts'])
        .where('site', '=', site)
        .where('kind', '=', kind)
        .where('day', '=', day)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .execute(),

    async filedUpTo(site, kind, day, after, limit) {
      const rows = await db
        .selectFrom('record')
        .select(['id', 'kind', 'facts', 'day', 'seq'])
        .where('site', '=', site)
        .where('kind', '=', kind)
        .where('day', '<=', day)
        .where(({ eb, or, and }) =>
          or([eb('day', '>', after.day), and([eb('day', '=', after.day), eb('seq', '>', after.seq)])]),
        )
        .orderBy('day')
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ record: recordOf(site, row), day: row.day, seq: row.seq }));
    },

    async remove(site, ids) {
      for (const some of inChunks(ids))
        await db.deleteFrom('record').where('site', '=', site).where('id', 'in', some).execute();
    },

    async ofKind(site, kind) {
      const rows = await db
        .selectFrom('record')
        .select(['id', 'kind', 'facts'])
        .where('site', '=', site)
        .where('kind', '=', kind)
        .execute();
      return rows.map((row) => recordOf(site, row));
    },

    async ofDays(site, kind, days) {
      const found: GuichetRecord[] = [];
      for (const some of inChunks(days)) {
        const rows = await db
          .selectFrom('record')
          .select(['id', 'kind', 'facts'])
          .where('site', '=', site)
          .where('kind', '=', kind)
          .where('day', 'in', some)
          .execute();
        found.push(...rows.map((row) => recordOf(site, row)));
      }
      return found;
    },

    dayMarks: (site, kind, from, to) =>
      db
        .selectFrom('record')
        .select(({ fn }) => ['day', fn.max('seq').as('seq'), fn.countAll<number>().as('count')])
        .where('site', '=', site)
        .where('kind', '=', kind)
        .where('day', '>=', from)
        .where('day', '<=', to)
        .groupBy('day')
        .execute(),
  };
}

function recordOf(
  site: string,
  row: { readonly id: string; readonly kind: string; readonly facts: string },
): GuichetRecord {
  return { id: row.id, site, kind: row.kind, facts: JSON.parse(row.facts) as Facts };
}
