import { join } from 'node:path';
import Database from 'libsql';
import pg from 'pg';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import type { Office } from './office.ts';

const QUERY = 'select id, site, kind, facts from record order by site, seq';

interface Row {
  readonly id: string;
  readonly site: string;
  readonly kind: string;
  readonly facts: string;
}

/** What the endpoint's database holds, by id: read from the database itself. */
export async function endpointRecords(
  office: Office,
  databaseUrl?: string,
): Promise<Map<string, GuichetRecord>> {
  const rows = databaseUrl === undefined ? fromSqlite(office) : await fromPostgresql(databaseUrl);
  return new Map(rows.map((row) => [row.id, { ...row, facts: JSON.parse(row.facts) }]));
}

function fromSqlite(office: Office): Row[] {
  const database = new Database(join(office.dataDir, 'guichet.sqlite'), { readonly: true });
  try {
    return database.prepare(QUERY).all() as Row[];
  } finally {
    database.close();
  }
}

async function fromPostgresql(databaseUrl: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(QUERY)).rows;
  } finally {
    await client.end();
  }
}
