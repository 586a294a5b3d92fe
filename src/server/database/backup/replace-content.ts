import { sql } from 'kysely';
import { fail, ok, type Result } from '../../../domain/kernel/result.ts';
import type { Tables } from '../../use-cases/ports.ts';
import type { OpenDatabase } from '../open-sqlite.ts';
import type { Connection } from '../schema.ts';
import { sqlTables } from '../sql-tables.ts';
import type { BackupFailure, Row, TableHead } from './backup-format.ts';
import { addRows, backupTables, rowsOf } from './backup-tables.ts';

/**
 * What is newer than any backup and must not be undone by one: tablets enrolled since, revocations made since, the log of
 * accesses. A row that both know stays as it is here.
 */
const KEPT: ReadonlySet<string> = new Set(['device', 'access_log']);

/** The secret that running processes share, and that no backup holds. */
const KEPT_MEMO = 'nonce-secret';

interface ReplaceOptions {
  /** Overwrite a database that holds sites. */
  readonly replace: boolean;
  /** Writes down what is done, in the same transaction. */
  note(tables: Tables): Promise<void>;
}

/** Replaces the content of `target` by that of `source`, whose tables are the same, in one transaction. */
export async function replaceContent(
  target: OpenDatabase,
  source: OpenDatabase,
  { replace, note }: ReplaceOptions,
): Promise<Result<{ readonly devices: number }, BackupFailure>> {
  const { engine } = target.store;
  const tables = await backupTables(target.db);
  return target.db.transaction().execute(async (db) => {
    await lockAgainstWriters(db, engine, tables);
    const sites = await countOf(db, 'site');
    if (sites > 0 && !replace) return fail({ code: 'holds-sites', sites });
    const kept = await rowsKept(db, engine, tables);
    await db.deleteFrom('enrol_code').execute();
    for (const { table } of [...tables].reverse()) await empty(db, table);
    await source.db.transaction().execute(async (from) => {
      for (const table of tables) {
        await addRows(db, table, await ofKnownSites(db, table, kept.get(table.table) ?? []));
        for await (const rows of rowsOf(from, 'sqlite', table)) await addRows(db, table, rows);
      }
    });
    await note(sqlTables(db));
    return ok({ devices: await countOf(db, 'device') });
  });
}

/** A push under way ends first; one that comes meanwhile waits, and then finds the log that is there. */
async function lockAgainstWriters(
  db: Connection,
  engine: 'sqlite' | 'postgresql',
  tables: readonly TableHead[],
): Promise<void> {
  if (engine === 'sqlite') {
    // Any write takes the lock, even of no row; asked for after a read, it might be refused.
    await sql`delete from endpoint where key is null`.execute(db);
    return;
  }
  const names = sql.join([...tables, { table: 'enrol_code' }].map(({ table }) => sql.table(table)));
  await sql`lock table ${names} in access exclusive mode`.execute(db);
}

async function rowsKept(
  db: Connection,
  engine: 'sqlite' | 'postgresql',
  tables: readonly TableHead[],
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const kept = new Map<string, readonly Row[]>();
  for (const table of tables) {
    if (!KEPT.has(table.table)) continue;
    const rows: Row[] = [];
    for await (const some of rowsOf(db, engine, table)) rows.push(...some);
    kept.set(table.table, rows);
  }
  return kept;
}

async function ofKnownSites(
  db: Connection,
  { columns }: TableHead,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  if (rows.length === 0) return rows;
  const sites = new Set((await db.selectFrom('site').select('id').execute()).map(({ id }) => id));
  return rows.filter((row) => sites.has(String(row[columns.indexOf('site')])));
}

async function empty(db: Connection, table: string): Promise<void> {
  if (table === 'endpoint') await db.deleteFrom('endpoint').where('key', '!=', KEPT_MEMO).execute();
  else await sql`delete from ${sql.table(table)}`.execute(db);
}

async function countOf(db: Connection, table: 'site' | 'device'): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
