import Database from 'libsql';
import pg from 'pg';
import type { Statement } from './arbitrary-history.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A real database that is told what devices said, and answers plain SQL. */
export interface SqlOracle {
  load(statements: readonly Statement[], zone: string): Promise<void>;
  /** @param days *jours ouvrés* */
  loadWorkingDays(days: readonly string[]): Promise<void>;
  all(sql: string): Promise<Row[]>;
  close(): Promise<void>;
}

/** Views that both databases understand: a fact is the statement of the greatest stamp, unless it takes back. */
const VIEWS = `
  CREATE VIEW fact AS SELECT id, kind, fact, value FROM (
    SELECT s.*, row_number() OVER (PARTITION BY id, fact ORDER BY stamp DESC) AS place FROM statement s
  ) AS ranked WHERE place = 1 AND value IS NOT NULL;
  CREATE VIEW dated AS SELECT f.*, i.day, i.monday, i.weekday, i.hour FROM fact f
    JOIN instant i ON i.at = CAST(coalesce(value ->> 'at', value ->> 'start') AS BIGINT);
  CREATE VIEW standing AS SELECT DISTINCT id FROM statement
    WHERE id NOT IN (SELECT id FROM fact WHERE fact = 'void');
  CREATE VIEW visit AS SELECT a.id, a.day, a.monday, a.weekday, a.hour,
      a.value ->> 'service' AS service, CAST(a.value ->> 'people' AS BIGINT) AS people,
      coalesce(a.value ->> 'reason', '') AS reason, a.value ->> 'userType' AS user_type,
      CASE WHEN CAST(a.value ->> 'appointment' AS TEXT) IN ('1', 'true') THEN 1 ELSE 0 END AS appointment,
      CASE WHEN a.value ->> 'precision' IS NULL AND first_call.at >= CAST(a.value ->> 'at' AS BIGINT)
        THEN (first_call.at - CAST(a.value ->> 'at' AS BIGINT)) / 1000 END AS wait,
      CASE WHEN left_at.at >= called.at THEN (left_at.at - called.at) / 1000 END AS service_time
    FROM dated a JOIN standing USING (id)
    LEFT JOIN (SELECT id, CAST(value ->> 'at' AS BIGINT) AS at FROM fact WHERE fact = 'call') AS called
      ON called.id = a.id
    LEFT JOIN (SELECT id, CAST(value ->> 'at' AS BIGINT) AS at FROM fact WHERE fact = 'departure'
      AND value ->> 'outcome' <> 'left') AS left_at ON left_at.id = a.id
    LEFT JOIN (SELECT s.id, coalesce(t.at, c.at) AS at FROM standing s
      LEFT JOIN (SELECT id, CAST(value ->> 'firstCallAt' AS BIGINT) AS at FROM fact WHERE fact = 'transfer') AS t
        ON t.id = s.id
      LEFT JOIN (SELECT id, CAST(value ->> 'at' AS BIGINT) AS at FROM fact WHERE fact = 'call') AS c
        ON c.id = s.id) AS first_call ON first_call.id = a.id
    WHERE a.kind = 'visit' AND a.fact = 'arrival';
  CREATE VIEW appointment AS SELECT s.id, coalesce(slot.day, arrived.day, held.day) AS day,
      coalesce(slot.monday, arrived.monday, held.monday) AS monday,
      CASE WHEN slot.id IS NULL THEN 0 ELSE 1 END AS booked,
      CASE WHEN held.id IS NOT NULL THEN 'seen' WHEN o.outcome IS NOT NULL THEN o.outcome
        WHEN arrived.id IS NOT NULL THEN 'arrived' ELSE 'booked' END AS status,
      coalesce(held.value ->> 'procedure', slot.value ->> 'procedure', '') AS procedure,
      booking.day AS booked_on,
      CAST(slot.value ->> 'start' AS BIGINT) AS slot_at, CAST(arrived.value ->> 'at' AS BIGINT) AS arrived_at,
      CAST(held.value ->> 'start' AS BIGINT) AS began_at,
      (CAST(held.value ->> 'end' AS BIGINT) - CAST(held.value ->> 'start' AS BIGINT)) / 1000 AS lasted,
      held.value ->> 'result' AS result, held.value ->> 'autonomy' AS autonomy,
      CAST(held.value ->> 'people' AS BIGINT) AS people
    FROM standing s
    LEFT JOIN dated slot ON slot.id = s.id AND slot.fact = 'slot'
    LEFT JOIN instant booking ON booking.at = CAST(slot.value ->> 'bookedAt' AS BIGINT)
    LEFT JOIN dated arrived ON arrived.id = s.id AND arrived.fact = 'arrival'
    LEFT JOIN dated held ON held.id = s.id AND held.fact = 'session'
    LEFT JOIN (SELECT id, value ->> 'outcome' AS outcome FROM fact WHERE fact = 'outcome') AS o ON o.id = s.id
    WHERE s.id LIKE 'appointment-%' AND coalesce(slot.day, arrived.day, held.day) IS NOT NULL;
  CREATE VIEW response AS SELECT id, day, monday, value AS answers, value ->> 'language' AS language,
      value ->> 'entry' AS entry, coalesce(value ->> 'procedure', '') AS procedure,
      value ->> 'comment' AS comment
    FROM dated JOIN standing USING (id) WHERE kind = 'response' AND fact = 'answers';
  CREATE VIEW form AS SELECT d.id, d.value ->> 'type' AS type, d.value ->> 'channel' AS channel,
      d.value ->> 'depositedOn' AS day, coalesce(d.value ->> 'theme', '') AS theme,
      coalesce(d.value ->> 'service', '') AS service,
      coalesce(d.value ->> 'collectedOn', d.value ->> 'depositedOn') AS received, r.value ->> 'on' AS replied
    FROM fact d JOIN standing USING (id) LEFT JOIN fact r ON r.id = d.id AND r.fact = 'reply'
    WHERE d.kind = 'feedback' AND d.fact = 'deposit';
  CREATE VIEW due AS SELECT f.*, CASE WHEN channel IN ('email', 'web', 'kiosk')
      THEN (SELECT w.day FROM working_day w WHERE w.day > f.received ORDER BY w.day LIMIT 1 OFFSET 4)
      ELSE (SELECT w.day FROM working_day w WHERE w.day > f.received ORDER BY w.day LIMIT 1 OFFSET 9) END AS deadline,
      (SELECT count(*) FROM working_day w WHERE w.day > f.received AND w.day <= f.replied) AS delay
    FROM form f WHERE type <> 'thanks';
`;

const TABLES = `
  CREATE TABLE instant (at BIGINT PRIMARY KEY, day TEXT, monday TEXT, weekday INTEGER, hour INTEGER);
  CREATE TABLE working_day (day TEXT PRIMARY KEY);
`;

/** SQLite knows no zones: it is told each instant's wall clock, by Temporal. */
export async function sqliteOracle(): Promise<SqlOracle> {
  const database = new Database(':memory:');
  database.exec(`CREATE TABLE statement (id TEXT, kind TEXT, fact TEXT, stamp TEXT, value TEXT); ${TABLES} ${VIEWS}
    CREATE VIEW grade AS SELECT r.id, r.day, r.monday, r.language, r.entry, r.procedure, g.key AS criterion,
      g.value AS grade FROM response r, json_each(r.answers, '$.grades') g;
    CREATE VIEW help AS SELECT f.id, h.value AS kind FROM fact f, json_each(f.value, '$.help') h WHERE fact = 'session';`);
  return {
    async load(statements, zone) {
      database.exec('DELETE FROM statement; DELETE FROM instant');
      const insert = database.prepare('INSERT INTO statement VALUES (?, ?, ?, ?, ?)');
      for (const { id, kind, fact, stamp, value } of statements)
        insert.run(id, kind, fact, stamp, value === null ? null : JSON.stringify(value));
      const wall = database.prepare(`INSERT INTO instant SELECT ?1, date(?2 / 1000, 'unixepoch'),
        date(?2 / 1000, 'unixepoch', 'weekday 0', '-6 days'),
        (CAST(strftime('%w', ?2 / 1000, 'unixepoch') AS INTEGER) + 6) % 7,
        CAST(strftime('%H', ?2 / 1000, 'unixepoch') AS INTEGER)`);
      for (const at of instantsIn(statements)) wall.run(at, wallMs(at, zone));
    },
    async loadWorkingDays(days) {
      const insert = database.prepare('INSERT INTO working_day VALUES (?)');
      for (const day of days) insert.run(day);
    },
    all: async (sql) => database.prepare(sql).all() as Row[],
    close: async () => {
      database.close();
    },
  };
}

/** PostgreSQL reads the zones in its own tables: nothing of Guichet's calendar is in what it says. */
export async function postgresqlOracle(serverUrl: string): Promise<SqlOracle> {
  const types = { getTypeParser: ((oid: number) => PARSERS[oid] ?? pg.types.getTypeParser(oid)) as never };
  const client = new pg.Client({ connectionString: `${serverUrl}/postgres`, types });
  await client.connect();
  const schema = `oracle_${crypto.randomUUID().replaceAll('-', '')}`;
  await client.query(`CREATE SCHEMA ${schema}; SET search_path TO ${schema};
    CREATE TABLE statement (id TEXT, kind TEXT, fact TEXT, stamp TEXT COLLATE "C", value JSONB); ${TABLES} ${VIEWS}
    CREATE VIEW grade AS SELECT r.id, r.day, r.monday, r.language, r.entry, r.procedure, g.key AS criterion,
      g.value::int AS grade FROM response r, jsonb_each_text(r.answers -> 'grades') g;
    CREATE VIEW help AS SELECT f.id, h.value AS kind FROM fact f, jsonb_array_elements_text(f.value -> 'help') h
      WHERE fact = 'session';`);
  return {
    async load(statements, zone) {
      await client.query('DELETE FROM statement; DELETE FROM instant');
      await client.query(
        `INSERT INTO statement SELECT id, kind, fact, stamp, nullif(value, 'null'::jsonb) FROM
        jsonb_to_recordset($1::jsonb) AS s(id TEXT, kind TEXT, fact TEXT, stamp TEXT, value JSONB)`,
        [JSON.stringify(statements)],
      );
      await client.query(
        `INSERT INTO instant SELECT at, to_char(wall, 'YYYY-MM-DD'), to_char(date_trunc('week', wall), 'YYYY-MM-DD'),
        extract(isodow FROM wall)::int - 1, extract(hour FROM wall)::int
        FROM (SELECT at, to_timestamp(at / 1000.0) AT TIME ZONE $2 AS wall FROM unnest($1::bigint[]) AS at) AS walls`,
        [instantsIn(statements), zone],
      );
    },
    async loadWorkingDays(days) {
      await client.query('INSERT INTO working_day SELECT unnest($1::text[])', [days]);
    },
    all: async (sql) => (await client.query(sql)).rows,
    async close() {
      await client.query(`DROP SCHEMA ${schema} CASCADE`);
      await client.end();
    },
  };
}

/** Counts are BIGINT, their sums NUMERIC: both are numbers here. */
const PARSERS: Readonly<Record<number, (text: string) => number>> = { 20: Number, 1700: Number };

/** Every instant that a figure asks the wall clock of. */
function instantsIn(statements: readonly Statement[]): readonly number[] {
  const fields = statements.flatMap(({ value }) => {
    const { at, start, bookedAt } = (value ?? {}) as Readonly<Record<string, number | undefined>>;
    return [at, start, bookedAt];
  });
  return [...new Set(fields.filter((at) => at !== undefined))];
}

function wallMs(at: number, zone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return at + local.offsetNanoseconds / 1e6;
}
