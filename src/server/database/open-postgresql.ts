import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Store } from '../use-cases/ports.ts';
import type { OpenDatabase } from './open-sqlite.ts';
import type { Connection, Schema } from './schema.ts';
import { sqlTables } from './sql-tables.ts';

/** Connections of one process. */
const POOL_MAX = 10;
const CONNECT_TIMEOUT_MS = 5_000;

/** `int8` and `numeric` come as numbers: ours are instants, counts and sequence numbers, all below 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/**
 * @param url `postgresql://user:password@host:port/database`
 * @throws when no server answers there, or it refuses us
 */
export async function openPostgresql(url: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types,
  });
  // A connection that breaks while idle is replaced at the next query; unheard, this event would end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
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
