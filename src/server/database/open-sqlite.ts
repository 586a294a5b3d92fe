import { Kysely, SqliteDialect, sql } from 'kysely';
import SqliteFile from 'libsql';
import type { Store } from '../use-cases/ports.ts';
import { rememberedStatements } from './remembered-statements.ts';
import type { Connection, Schema } from './schema.ts';
import { sqlTables } from './sql-tables.ts';

/** An open SQLite database, and the connection that its migrations run on. */
export interface OpenDatabase {
  readonly store: Store;
  readonly db: Connection;
}

/**
 * Opens (or makes) a SQLite file: a commit is on the disk when it returns (`synchronous=FULL`), and readers, who have a
 * connection of their own, never wait for the writer (WAL).
 * @throws when the file cannot be opened or written
 */
export async function openSqlite(path: string): Promise<OpenDatabase> {
  const writing = connect(path);
  await sql`pragma journal_mode = wal`.execute(writing);
  await sql`pragma synchronous = full`.execute(writing);
  await sql`pragma foreign_keys = on`.execute(writing);
  const reading = connect(path);
  await sql`pragma query_only = on`.execute(reading);
  return { db: writing, store: sqliteStore(writing, reading) };
}

function connect(path: string): Connection {
  const file = new SqliteFile(path);
  file.exec('pragma busy_timeout = 5000');
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: rememberedStatements(file) }) });
}

function sqliteStore(writing: Connection, reading: Connection): Store {
  return {
    engine: 'sqlite',
    read: sqlTables(reading),
    snapshot: (work) => reading.transaction().execute((transaction) => work(sqlTables(transaction))),
    transaction: (work) => writing.transaction().execute((transaction) => work(sqlTables(transaction))),
    async check() {
      await sql`select 1`.execute(reading);
    },
    async close() {
      await reading.destroy();
      await writing.destroy();
    },
  };
}
