import fc from 'fast-check';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { attendanceOf } from '../../../src/domain/statistics/attendance.ts';
import { satisfactionOf } from '../../../src/domain/statistics/satisfaction.ts';
import { visitColumnsByDay } from '../../../src/domain/statistics/visit-columns.ts';
import { waitingOf } from '../../../src/domain/statistics/waiting.ts';
import { weekHoursOf } from '../../../src/domain/statistics/week-hours.ts';
import { arbitraryResponses, arbitraryVisits, arbitraryZone } from './arbitrary-records.ts';
import { responseColumnsByDay } from './columns-by-day.ts';

/**
 * Every figure must equal what plain SQL says of the same records. The records are loaded as JSON in a real SQLite; the
 * only thing it is told is the zone's offset at each instant, by Temporal, since SQLite knows no time zones.
 */

const PERIOD = { from: '2026-03-29', to: '2026-12-31' };
const SOME = ['accueil-general', 'pan'];

let database: Database.Database;

beforeEach(() => {
  database = new Database(':memory:');
  database.exec(`
    CREATE TABLE record (id TEXT, kind TEXT, facts TEXT, wall INTEGER);
    CREATE VIEW fact AS SELECT id, kind, wall,
      json_extract(facts, '$.arrival.value') AS arrival, json_extract(facts, '$.call.value') AS call,
      json_extract(facts, '$.answers.value') AS answers, json_extract(facts, '$.void.value') AS void
      FROM record;
    CREATE VIEW visit AS SELECT id,
      date(wall / 1000, 'unixepoch') AS day,
      (CAST(strftime('%w', wall / 1000, 'unixepoch') AS INTEGER) + 6) % 7 AS weekday,
      CAST(strftime('%H', wall / 1000, 'unixepoch') AS INTEGER) AS hour,
      arrival ->> 'service' AS service, arrival ->> 'people' AS people,
      CASE WHEN arrival ->> 'precision' IS NULL AND call ->> 'at' >= arrival ->> 'at'
        THEN (call ->> 'at' - arrival ->> 'at') / 1000 END AS wait
      FROM fact WHERE kind = 'visit' AND arrival IS NOT NULL AND void IS NULL;
    CREATE VIEW response AS SELECT id, date(wall / 1000, 'unixepoch') AS day, answers
      FROM fact WHERE kind = 'response' AND answers IS NOT NULL AND void IS NULL;
  `);
});

afterEach(() => {
  database.close();
});

describe('the figures, against plain SQL', () => {
  it('counts visits and persons by service and day alike', () => {
    againstSql(arbitraryVisits, (records, zone) => {
      const answer = attendanceOf(visitColumnsByDay(records, siteTime(zone)), PERIOD);
      const rows = all(`SELECT day, service, count(*) AS visits, sum(people) AS persons FROM visit
        WHERE day BETWEEN ? AND ? GROUP BY day, service ORDER BY day, service`);
      expect(answer.byDay).toEqual(rows);
      const totals = all(`SELECT service, count(*) AS visits, sum(people) AS persons FROM visit
        WHERE day BETWEEN ? AND ? GROUP BY service`);
      expect(answer.byService).toEqual(
        Object.fromEntries(totals.map(({ service, ...count }) => [service as string, count])),
      );
      expect([{ visits: answer.visits, persons: answer.persons }]).toEqual(
        all(
          `SELECT count(*) AS visits, coalesce(sum(people), 0) AS persons FROM visit WHERE day BETWEEN ? AND ?`,
        ),
      );
    });
  });

  it.each([
    ['all services', undefined],
    ['some services', SOME],
  ] as const)('counts by weekday and hour, of %s', (_, services) => {
    againstSql(arbitraryVisits, (records, zone) => {
      const answer = weekHoursOf(visitColumnsByDay(records, siteTime(zone)), PERIOD, services);
      const rows = all(`SELECT weekday, hour, count(*) AS visits, sum(people) AS persons FROM visit
        WHERE day BETWEEN ? AND ? AND ${inServices(services)} GROUP BY weekday, hour ORDER BY weekday, hour`);
      expect(cellsOf(answer)).toEqual(rows);
      const days = all(
        'SELECT weekday, count(DISTINCT day) AS days FROM visit WHERE day BETWEEN ? AND ? GROUP BY weekday',
      );
      expect(answer.openDays).toEqual(
        Array.from({ length: 7 }, (_day, weekday) => days.find((row) => row.weekday === weekday)?.days ?? 0),
      );
    });
  });

  it.each([
    ['all services', undefined],
    ['some services', SOME],
  ] as const)('gives median and p90 wait, of %s', (_, services) => {
    againstSql(arbitraryVisits, (records, zone) => {
      const answer = waitingOf(visitColumnsByDay(records, siteTime(zone)), PERIOD, services);
      const where = `wait IS NOT NULL AND day BETWEEN ? AND ? AND ${inServices(services)}`;
      const n = all(`SELECT count(*) AS n FROM visit WHERE ${where}`)[0]?.n as number;
      const atRank = (share: number) =>
        all(
          `SELECT wait / 60.0 AS minutes FROM visit WHERE ${where} ORDER BY wait LIMIT 1 OFFSET ${Math.ceil(n * share) - 1}`,
        )[0]?.minutes;
      expect(answer).toEqual(n === 0 ? { n } : { n, medianMinutes: atRank(0.5), p90Minutes: atRank(0.9) });
    });
  });

  it('gives those concerned, the satisfied and the grades of each criterion', () => {
    againstSql(arbitraryResponses, (records, zone) => {
      const answer = satisfactionOf(responseColumnsByDay(records, zone), PERIOD);
      const rows = all(`SELECT key, sum(value > 0) AS n, sum(value >= 3) AS satisfied, sum(value = 1) AS one,
        sum(value = 2) AS two, sum(value = 3) AS three, sum(value = 4) AS four
        FROM response, json_each(answers, '$.grades') WHERE day BETWEEN ? AND ? GROUP BY key ORDER BY key`);
      const given = Object.entries(answer.criteria)
        .map(
          ([
            key,
            {
              n,
              satisfied,
              grades: [one, two, three, four],
            },
          ]) => ({ key, n, satisfied, one, two, three, four }),
        )
        .sort((a, b) => (a.key < b.key ? -1 : 1));
      expect(given).toEqual(rows);
      const [counted] =
        all(`SELECT count(*) AS responses, count(answers ->> 'comment') AS comments FROM response
        WHERE day BETWEEN ? AND ?`);
      expect({ responses: answer.responses, comments: answer.comments.length }).toEqual(counted);
    });
  });
});

type Row = Readonly<Record<string, unknown>>;

function againstSql(
  records: fc.Arbitrary<GuichetRecord[]>,
  check: (records: GuichetRecord[], zone: string) => void,
): void {
  fc.assert(
    fc.property(records, arbitraryZone, (given, zone) => {
      load(given, zone);
      check(given, zone);
    }),
    { numRuns: 60 },
  );
}

function load(records: readonly GuichetRecord[], zone: string): void {
  database.exec('DELETE FROM record');
  const insert = database.prepare('INSERT INTO record VALUES (?, ?, ?, ?)');
  for (const { id, kind, facts } of records) {
    const dated = (facts.arrival ?? facts.answers)?.value as { readonly at: number } | null | undefined;
    insert.run(id, kind, JSON.stringify(facts), dated ? wallMs(dated.at, zone) : null);
  }
}

function wallMs(at: number, zone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return at + local.offsetNanoseconds / 1e6;
}

function all(sql: string): Row[] {
  return database.prepare(sql).all(PERIOD.from, PERIOD.to) as Row[];
}

function inServices(services: readonly string[] | undefined): string {
  return services === undefined ? '1' : `service IN (${services.map((key) => `'${key}'`).join(', ')})`;
}

function cellsOf(answer: {
  visits: readonly (readonly number[])[];
  persons: readonly (readonly number[])[];
}): Row[] {
  return answer.visits.flatMap((hours, weekday) =>
    hours.flatMap((visits, hour) =>
      visits === 0 ? [] : [{ weekday, hour, visits, persons: answer.persons[weekday]?.[hour] }],
    ),
  );
}
