import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import SqliteFile from 'libsql';
import pg from 'pg';
import { openPostgresqlStore, openSqliteStore } from '../../../src/server/database/open-store.ts';
import { visit } from '../pages/bench-records.ts';

/** The limit of S5: the statements of a push on the bare driver, in this process, with nothing around them. */
export interface RawIngest {
  /** Stores this many new records by groups of so many. @returns milliseconds */
  store(groups: number, pushesEach: number, recordsEach: number): Promise<number>;
  close(): Promise<void>;
}

/** Runs a statement of the endpoint's SQL, its values marked `?`. */
type Run = (sql: string, values: readonly unknown[]) => unknown;

const SITE = 'raw';
let written = 0;

function marks(rows: number, columns: number): string {
  const row = `(${Array(columns).fill('?').join(',')})`;
  return Array(rows).fill(row).join(',');
}

/** The endpoint's own statements, in its order. */
async function storeGroup(run: Run, seq: number, pushes: number, recordsEach: number): Promise<number> {
  const records = Array.from({ length: pushes * recordsEach }, () => {
    written += 1;
    return visit(written);
  });
  const ids = records.map(({ id }) => id);
  const list = Array(ids.length).fill('?').join(',');
  await run('begin', []);
  await run('update site set seq = seq where id = ? returning *', [SITE]);
  await run(`select id, kind, facts from record where site = ? and id in (${list})`, [SITE, ...ids]);
  await run(`select id from tombstone where site = ? and id in (${list})`, [SITE, ...ids]);
  const rows = records.flatMap(({ id, kind, facts }, index) => [
    SITE,
    id,
    kind,
    '2025-03-02',
    seq + index + 1,
    JSON.stringify(facts),
  ]);
  await run(
    `insert into record (site, id, kind, day, seq, facts) values ${marks(records.length, 6)}
     on conflict (site, id) do update set day = excluded.day, seq = excluded.seq, facts = excluded.facts`,
    rows,
  );
  await run('update site set seq = ? where id = ?', [seq + records.length, SITE]);
  const numbers = Array.from({ length: pushes }, (_, index) => [
    SITE,
    `device-${index}`,
    seq + index + 1,
    crypto.randomUUID(),
  ]);
  await run(
    `insert into push_number (site, device, number, batch) values ${marks(pushes, 4)}
     on conflict (site, device, number) do nothing returning batch`,
    numbers.flat(),
  );
  await run('commit', []);
  return seq + records.length;
}

function rawIngest(run: Run, close: () => Promise<void>): RawIngest {
  let seq = 0;
  return {
    async store(groups, pushesEach, recordsEach) {
      const started = performance.now();
      for (let group = 0; group < groups; group += 1)
        seq = await storeGroup(run, seq, pushesEach, recordsEach);
      return performance.now() - started;
    },
    close,
  };
}

const NEW_SITE = "insert into site (id, zone, seq, epoch, created_at) values (?, 'Europe/Paris', 0, 'e', 0)";

/** @param folder an empty one */
export async function rawSqlite(folder: string): Promise<RawIngest> {
  const path = join(folder, 'raw.sqlite');
  const made = await openSqliteStore(path);
  if (!made.ok) throw new Error(`Not made: ${readdirSync(folder).join()}`);
  await made.value.store.close();
  const file = new SqliteFile(path);
  file.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  const known = new Map<string, ReturnType<typeof file.prepare>>();
  const run: Run = (sql, values) => {
    const statement = known.get(sql) ?? file.prepare(sql);
    known.set(sql, statement);
    return statement.reader ? statement.all(values) : statement.run(values);
  };
  run(NEW_SITE, [SITE]);
  return rawIngest(run, async () => void file.close());
}

/** @param url of an empty database */
export async function rawPostgresql(url: string): Promise<RawIngest> {
  const made = await openPostgresqlStore(url);
  if (!made.ok) throw new Error(`Not made: ${made.failure.code}`);
  await made.value.wakes.close();
  await made.value.store.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const texts = new Map<string, string>();
  const run: Run = (sql, values) => {
    let at = 0;
    const text = texts.get(sql) ?? sql.replaceAll('?', () => `$${++at}`);
    texts.set(sql, text);
    return client.query(text, [...values]);
  };
  await run(NEW_SITE, [SITE]);
  return rawIngest(run, () => client.end());
}
