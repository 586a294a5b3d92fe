import { Migrator, sql } from 'kysely';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Connection } from './schema.ts';

/** The database was last opened by a newer program, which ran this migration. */
export interface DatabaseNewer {
  readonly code: 'database-newer';
  readonly migration: string;
}

const LOG_TABLE = 'kysely_migration';

/**
 * Brings the database to this version. Several processes may call it at once (PostgreSQL: under an advisory lock).
 * @throws when a migration fails
 */
export async function migrate(db: Connection): Promise<Result<void, DatabaseNewer>> {
  const unknown = (await migrationsRun(db)).find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown !== undefined) return fail({ code: 'database-newer', migration: unknown });
  const { error } = await migratorOf(db).migrateToLatest();
  if (error !== undefined) throw error;
  return ok(undefined);
}

/** Makes the tables as they were after a migration. @throws when a migration fails */
export async function migrateUpTo(db: Connection, last: string): Promise<void> {
  const { error } = await migratorOf(db).migrateTo(last);
  if (error !== undefined) throw error;
}

function migratorOf(db: Connection): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
}

/** The migrations a database has been through, in order. */
export async function migrationsRun(db: Connection): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === LOG_TABLE)) return [];
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(LOG_TABLE)} order by name`.execute(db);
  return rows.map(({ name }) => name);
}
