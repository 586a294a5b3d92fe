import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Store } from '../use-cases/ports.ts';
import type { OpenDatabase } from './open-sqlite.ts';
import type { PostgresqlAddress } from './postgresql-address.ts';
import { postgresqlPool } from './postgresql-pool.ts';
import type { Connection, Schema } from './schema.ts';
import { sqlTables } from './sql-tables.ts';

/** @throws when no server answers there, or it refuses us */
export async function openPostgresql(address: PostgresqlAddress): Promise<OpenDatabase> {
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: postgresqlPool(address) }) });
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, store: postgresqlStore(db) };
}

function postgresqlStore(db: Connection): Store {
  return {
    engine: 'postgresql',
    read: sqlTables(db),
    snapshot: (work) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((transaction) => work(sqlTables(transaction))),
    transaction: (work) => db.transaction().execute((transaction) => work(sqlTables(transaction))),
    async check() {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}
