import type { CodeTable } from '../use-cases/ports.ts';
import { postesOf, textOfPostes } from './postes-text.ts';
import type { Connection } from './schema.ts';

export function sqlCodeTable(db: Connection): CodeTable {
  return {
    async add({ hash, prefix, site, name, postes, attempts, expiresAt }) {
      await db
        .insertInto('enrol_code')
        .values({
          hash,
          prefix,
          site: site ?? null,
          name: name ?? null,
          postes: textOfPostes(postes),
          attempts,
          expires_at: expiresAt,
        })
        .execute();
    },

    async byPrefix(prefix) {
      const rows = await db.selectFrom('enrol_code').selectAll().where('prefix', '=', prefix).execute();
      return rows.map((row) => ({
        hash: row.hash,
        prefix: row.prefix,
        postes: postesOf(row.postes),
        attempts: row.attempts,
        expiresAt: row.expires_at,
        ...(row.site === null ? {} : { site: row.site }),
        ...(row.name === null ? {} : { name: row.name }),
        ...(row.used_by === null ? {} : { usedBy: row.used_by }),
      }));
    },

    async countAttempt(prefix) {
      await db
        .updateTable('enrol_code')
        .set(({ eb }) => ({ attempts: eb('attempts', '+', 1) }))
        .where('prefix', '=', prefix)
        .where('used_by', 'is', null)
        .execute();
    },

    async use(hash, keyThumbprint, at) {
      const { numUpdatedRows } = await db
        .updateTable('enrol_code')
        .set({ used_by: keyThumbprint, used_at: at })
        .where('hash', '=', hash)
        .where('used_by', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async forgetExpired(before) {
      await db.deleteFrom('enrol_code').where('expires_at', '<', before).execute();
    },
  };
}
