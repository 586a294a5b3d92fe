import { join } from 'node:path';
import Database from 'libsql';
import pg from 'pg';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import type { EndpointProcessOptions } from './endpoint-process.ts';

/** A record as it stands in the endpoint's log. */
export interface LoggedRecord extends GuichetRecord {
  readonly seq: number;
}

export interface EndpointLog {
  /** The head of the log. */
  readonly seq: number;
  readonly records: ReadonlyMap<string, LoggedRecord>;
}

interface Row {
  readonly id: string;
  readonly site: string;
  readonly kind: string;
  readonly seq: number | string;
  readonly facts: string;
}

const ROWS = 'select id, site, kind, seq, facts from record order by seq';
const HEAD = 'select coalesce(max(seq), 0) as seq from site';

/** What the endpoint's database holds, read past the endpoint. */
export async function endpointLog({ dataDir, databaseUrl }: EndpointProcessOptions): Promise<EndpointLog> {
  const query =
    databaseUrl === undefined ? inSqlite(join(dataDir, 'guichet.sqlite')) : inPostgresql(databaseUrl);
  const [head, rows] = await query;
  const records = rows.map(
    ({ facts, seq, ...row }) => [row.id, { ...row, seq: Number(seq), facts: JSON.parse(facts) }] as const,
  );
  return { seq: Number(head), records: new Map(records) };
}

async function inSqlite(file: string): Promise<readonly [unknown, Row[]]> {
  const database = new Database(file, { readonly: true, timeout: 5_000 });
  try {
    const head = database.prepare(HEAD).get() as { seq: unknown };
    return [head.seq, database.prepare(ROWS).all() as Row[]];
  } finally {
    database.close();
  }
}

async function inPostgresql(url: string): Promise<readonly [unknown, Row[]]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const head = await client.query<{ seq: unknown }>(HEAD);
    return [head.rows[0]?.seq, (await client.query<Row>(ROWS)).rows];
  } finally {
    await client.end();
  }
}
