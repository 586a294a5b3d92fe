import { sql } from 'kysely';
import type { Connection } from '../schema.ts';
import type { Row, TableHead, Value } from './backup-format.ts';

/** Lives minutes and must not come back to life: one-time codes, proofs already used. */
const LEFT_OUT: ReadonlySet<string> = new Set(['enrol_code', 'used_proof']);

/** What others refer to comes before them. */
const FIRST = ['site', 'device'];

/** Rows read or written together. */
export const ROWS_TOGETHER = 500;

/** The tables a backup carries, in an order in which their rows can be put back. */
export async function backupTables(db: Connection): Promise<readonly TableHead[]> {
  const tables = await db.introspection.getTables();
  return tables
    .filter(({ name, isView }) => !isView && !LEFT_OUT.has(name))
    .map(({ name, columns }) => ({ table: name, columns: columns.map((column) => column.name).sort() }))
    .sort((a, b) => rank(a.table) - rank(b.table) || (a.table < b.table ? -1 : 1));
}

function rank(table: string): number {
  const place = FIRST.indexOf(table);
  return place === -1 ? FIRST.length : place;
}

/**
 * Every row of a table, some at a time, so that memory stays bounded. Inside a transaction.
 * @param engine SQLite reads as it goes; PostgreSQL wants a cursor
 */
export async function* rowsOf(
  db: Connection,
  engine: 'sqlite' | 'postgresql',
  { table, columns }: TableHead,
): AsyncGenerator<readonly Row[]> {
  const batches = engine === 'sqlite' ? sqliteBatches(db, table) : postgresqlBatches(db, table);
  for await (const batch of batches) yield batch.map((row) => columns.map((column) => row[column] as Value));
}

type NamedRow = Readonly<Record<string, unknown>>;

async function* sqliteBatches(db: Connection, table: string): AsyncGenerator<readonly NamedRow[]> {
  let batch: NamedRow[] = [];
  for await (const row of db
    .selectFrom(sql<NamedRow>`${sql.table(table)}`.as('rows'))
    .selectAll()
    .stream()) {
    batch.push(row);
    if (batch.length < ROWS_TOGETHER) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* postgresqlBatches(db: Connection, table: string): AsyncGenerator<readonly NamedRow[]> {
  await sql`declare backup_rows no scroll cursor for select * from ${sql.table(table)}`.execute(db);
  for (;;) {
    const { rows } = await sql<NamedRow>`fetch ${sql.lit(ROWS_TOGETHER)} from backup_rows`.execute(db);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close backup_rows`.execute(db);
}

/** Adds rows to a table; one that is there already, by any of the table's keys, stays as it is. */
export async function addRows(
  db: Connection,
  { table, columns }: TableHead,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(rows.map((row) => sql`(${sql.join(row.map(bound))})`));
  await sql`insert into ${sql.table(table)} (${names}) values ${values} on conflict do nothing`.execute(db);
}

/** SQLite has no booleans; both engines take 0 and 1 for them. */
function bound(value: Value): Value {
  return typeof value === 'boolean' ? Number(value) : value;
}
