import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { AUTONOMY, HELP_KINDS, SESSION_RESULTS } from '../../../src/domain/appointment/appointment.ts';
import { FEEDBACK_TYPES } from '../../../src/domain/feedback/feedback.ts';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { addDays, siteTime } from '../../../src/domain/kernel/site-time.ts';
import { isWorkingDay } from '../../../src/domain/kernel/working-days.ts';
import { settingsOf } from '../../../src/domain/setting/setting.ts';
import { answerFromSums } from '../../../src/domain/statistics/answer.ts';
import { APPOINTMENT_STATUSES } from '../../../src/domain/statistics/appointment-columns.ts';
import type { ReplyFigures } from '../../../src/domain/statistics/feedback-figures.ts';
import { answerFromRecords, columnsByDay } from '../../../src/domain/statistics/packers.ts';
import type { Question } from '../../../src/domain/statistics/question.ts';
import { VisitSums } from '../../../src/domain/statistics/visit-sums.ts';
import { appointmentFacts, feedbackFacts, responseFacts, visitFacts, ZONES } from './arbitrary-facts.ts';
import { arbitraryHistory, type History } from './arbitrary-history.ts';
import { postgresqlOracle, type Row, type SqlOracle, sqliteOracle } from './sql-oracle.ts';

/**
 * Every figure must equal what plain SQL says of the same statements of several devices, merged by SQL itself. PostgreSQL
 * also finds the site's day and hour by its own tables of zones.
 */

const PERIOD = { from: '2026-03-29', to: '2026-12-31' };
const TODAY = '2026-11-02';
const IN_PERIOD = `day BETWEEN '${PERIOD.from}' AND '${PERIOD.to}'`;
const SOME = ['accueil-general', 'pan'];
const RUNS = 20;

const METROPOLE = { region: 'metropole', closures: [] } as const;

const visits = arbitraryHistory('visit', visitFacts);
const appointments = arbitraryHistory('appointment', appointmentFacts);
const responses = arbitraryHistory('response', responseFacts);
const forms = arbitraryHistory('feedback', feedbackFacts);

describe.each([
  ['SQLite', () => sqliteOracle()],
  ['PostgreSQL', () => postgresqlOracle(inject('postgresUrl'))],
] as const)('the figures, against plain SQL on %s', (_engine, open) => {
  let oracle: SqlOracle;

  beforeAll(async () => {
    oracle = await open();
    const days: string[] = [];
    for (let day = '2024-01-01'; day < '2028-01-01'; day = addDays(day, 1))
      if (isWorkingDay(day, METROPOLE)) days.push(day);
    await oracle.loadWorkingDays(days);
  });

  afterAll(() => oracle.close());

  /** A failure prints the seed and the smallest history that shows it. */
  function againstSql(
    histories: fc.Arbitrary<History>,
    check: (records: readonly GuichetRecord[], zone: string) => Promise<void>,
  ): Promise<void> {
    const property = fc.asyncProperty(histories, fc.constantFrom(...ZONES), async (history, zone) => {
      await oracle.load(history.statements, zone);
      await check(history.records, zone);
    });
    return fc.assert(property, { numRuns: RUNS });
  }

  const counts = 'count(*) AS visits, coalesce(sum(people), 0) AS persons';

  it.each([
    ['all services', undefined],
    ['some services', SOME],
  ] as const)(
    'counts visits and persons of %s, by service, reason, user type and day',
    async (_, services) => {
      await againstSql(visits, async (records, zone) => {
        const answer = answered({ about: 'attendance', ...PERIOD, ...withServices(services) }, records, zone);
        const where = `${IN_PERIOD} AND ${inServices(services)}`;
        expect([{ visits: answer.visits, persons: answer.persons }]).toEqual(
          await oracle.all(`SELECT ${counts} FROM visit WHERE ${where}`),
        );
        for (const [given, column] of [
          [answer.byService, 'service'],
          [answer.byReason, 'reason'],
          [answer.byUserType, 'user_type'],
        ] as const) {
          const rows = await oracle.all(
            `SELECT ${column} AS key, ${counts} FROM visit WHERE ${where} GROUP BY ${column}`,
          );
          expect(given).toEqual(byKey(rows));
        }
        expect([answer.withAppointment]).toEqual(
          await oracle.all(`SELECT ${counts} FROM visit WHERE ${where} AND appointment = 1`),
        );
        expect(answer.series).toEqual(
          await oracle.all(`SELECT day AS "from", service, ${counts} FROM visit WHERE ${where}
          GROUP BY day, service ORDER BY day, service`),
        );
        const weekdays = await oracle.all(
          `SELECT weekday AS key, ${counts} FROM visit WHERE ${where} GROUP BY weekday`,
        );
        expect(answer.byWeekday).toEqual(
          Array.from({ length: 7 }, (_day, weekday) => byKey(weekdays)[weekday] ?? { visits: 0, persons: 0 }),
        );
      });
    },
  );

  it.each([
    ['week', 'monday'],
    ['month', `substr(day, 1, 7) || '-01'`],
    [
      'quarter',
      `substr(day, 1, 5) || CASE WHEN substr(day, 6, 2) < '04' THEN '01' WHEN substr(day, 6, 2) < '07' THEN '04'
        WHEN substr(day, 6, 2) < '10' THEN '07' ELSE '10' END || '-01'`,
    ],
    ['year', `substr(day, 1, 4) || '-01-01'`],
  ] as const)('counts visits by %s', async (step, start) => {
    await againstSql(visits, async (records, zone) => {
      const answer = answered({ about: 'attendance', ...PERIOD, step }, records, zone);
      expect(answer.series).toEqual(
        await oracle.all(`SELECT ${start} AS "from", service, ${counts} FROM visit WHERE ${IN_PERIOD}
          GROUP BY 1, service ORDER BY 1, service`),
      );
    });
  });

  it.each([
    ['all services', undefined],
    ['some services', SOME],
  ] as const)('counts by weekday and hour, of %s', async (_, services) => {
    await againstSql(visits, async (records, zone) => {
      const answer = answered({ about: 'week-hours', ...PERIOD, ...withServices(services) }, records, zone);
      const where = `${IN_PERIOD} AND ${inServices(services)}`;
      expect(cellsOf(answer.visits, answer.persons)).toEqual(
        await oracle.all(`SELECT weekday, hour, ${counts} FROM visit WHERE ${where}
          GROUP BY weekday, hour ORDER BY weekday, hour`),
      );
      for (const [service, grid] of Object.entries(answer.byService)) {
        expect(cellsOf(grid)).toEqual(
          await oracle.all(`SELECT weekday, hour, count(*) AS visits FROM visit
            WHERE ${where} AND service = '${service}' GROUP BY weekday, hour ORDER BY weekday, hour`),
        );
      }
      const days = byKey(
        await oracle.all(`SELECT weekday AS key, count(DISTINCT day) AS days FROM visit WHERE ${IN_PERIOD}
          GROUP BY weekday`),
      );
      expect(answer.openDays).toEqual(Array.from({ length: 7 }, (_day, weekday) => days[weekday]?.days ?? 0));
    });
  });

  it.each([
    ['all services', undefined],
    ['some services', SOME],
  ] as const)('gives waits and times at the counter, of %s', async (_, services) => {
    await againstSql(visits, async (records, zone) => {
      const question = { about: 'waiting', ...PERIOD, targetMinutes: 20, ...withServices(services) } as const;
      const answer = answered(question, records, zone);
      const where = `${IN_PERIOD} AND ${inServices(services)}`;
      const { byService, atCounter, withinTarget, ...waits } = answer;
      expect(waits).toEqual(await durations('wait', where));
      expect(atCounter).toEqual(await durations('service_time', where));
      expect([{ withinTarget }]).toEqual(
        await oracle.all(`SELECT count(*) AS "withinTarget" FROM visit WHERE ${where} AND wait <= 1200`),
      );
      const called = await oracle.all(
        `SELECT service AS key, count(*) AS n FROM visit WHERE ${where} AND wait IS NOT NULL GROUP BY service`,
      );
      expect(Object.fromEntries(Object.entries(byService).map(([key, { n }]) => [key, { n }]))).toEqual(
        byKey(called),
      );
      for (const [service, { withinTarget: _within, ...ofService }] of Object.entries(byService))
        expect(ofService).toEqual(await durations('wait', `${where} AND service = '${service}'`));
    });
  });

  async function durations(column: string, where: string): Promise<Row> {
    const [row] = await oracle.all(
      `SELECT count(*) AS n FROM visit WHERE ${where} AND ${column} IS NOT NULL`,
    );
    const n = row?.n as number;
    if (n === 0) return { n };
    const [median, p90] = await Promise.all([
      atRank('visit', column, where, n, 0.5),
      atRank('visit', column, where, n, 0.9),
    ]);
    return { n, medianMinutes: median / 60, p90Minutes: p90 / 60 };
  }

  async function atRank(
    view: string,
    column: string,
    where: string,
    n: number,
    share: number,
  ): Promise<number> {
    const [row] =
      await oracle.all(`SELECT ${column} AS value FROM ${view} WHERE ${where} AND ${column} IS NOT NULL
      ORDER BY ${column} LIMIT 1 OFFSET ${Math.ceil(n * share) - 1}`);
    return row?.value as number;
  }

  it('counts appointments by status and month, delays, times kept and no-shows', async () => {
    await againstSql(appointments, async (records, zone) => {
      const answer = answered({ about: 'appointments', ...PERIOD }, records, zone);
      const where = `${IN_PERIOD} AND booked = 1`;
      const byStatus = byKey(
        await oracle.all(
          `SELECT status AS key, count(*) AS n FROM appointment WHERE ${where} GROUP BY status`,
        ),
      );
      expect(answer.byStatus).toEqual(countsOf(APPOINTMENT_STATUSES, byStatus));
      const months = await oracle.all(`SELECT substr(day, 1, 7) || '-01' AS "from", status, count(*) AS n
        FROM appointment WHERE ${where} GROUP BY 1, status ORDER BY 1, status`);
      const given = answer.series.flatMap(({ from, byStatus: ofMonth }) =>
        Object.entries(ofMonth)
          .filter(([, n]) => n > 0)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([status, n]) => ({ from, status, n })),
      );
      expect(given).toEqual(months);
      const [total] = await oracle.all(`SELECT count(*) AS booked,
        coalesce(sum(CASE WHEN status IN ('seen', 'arrived', 'no-show') THEN 1 ELSE 0 END), 0) AS n,
        coalesce(sum(CASE WHEN status = 'no-show' THEN 1 ELSE 0 END), 0) AS "noShows"
        FROM appointment WHERE ${where}`);
      expect({ booked: answer.booked, ...answer.noShow }).toEqual(total);

      const late = `(began_at - CASE WHEN arrived_at > slot_at THEN arrived_at ELSE slot_at END) / 1000`;
      const seen = `${where} AND began_at IS NOT NULL`;
      const onTime = await oracle.all(`SELECT count(*) AS n,
        ${[5, 10, 15].map((minutes) => `coalesce(sum(CASE WHEN ${late} <= ${minutes * 60} THEN 1 ELSE 0 END), 0) AS w${minutes}`).join(', ')}
        FROM appointment WHERE ${seen}`);
      const { n, within } = answer.onTime;
      expect([{ n, w5: within[5], w10: within[10], w15: within[15] }]).toEqual(onTime);

      const delays = (
        await oracle.all(`SELECT day, booked_on FROM appointment WHERE ${where} AND booked_on <= day`)
      )
        .map(({ day, booked_on }) =>
          Math.round((Date.parse(`${day}`) - Date.parse(`${booked_on}`)) / 86_400_000),
        )
        .sort((a, b) => a - b);
      expect(answer.obtain.n).toBe(delays.length);
      expect(answer.obtain.medianDays).toBe(delays[Math.ceil(delays.length / 2) - 1]);
      expect(answer.obtain.p90Days).toBe(delays[Math.ceil(delays.length * 0.9) - 1]);
    });
  });

  it('counts sessions by procedure, result, autonomy and kind of help, and how long they lasted', async () => {
    await againstSql(appointments, async (records, zone) => {
      const { sessions } = answered({ about: 'appointments', ...PERIOD }, records, zone);
      const where = `${IN_PERIOD} AND lasted IS NOT NULL`;
      const [total] = await oracle.all(`SELECT count(*) AS n, coalesce(sum(people), 0) AS persons,
        coalesce(sum(1 - booked), 0) AS "walkIns" FROM appointment WHERE ${where}`);
      expect({ n: sessions.n, persons: sessions.persons, walkIns: sessions.walkIns }).toEqual(total);
      const by = async (column: string) =>
        byKey(
          await oracle.all(
            `SELECT ${column} AS key, count(*) AS n FROM appointment WHERE ${where} GROUP BY ${column}`,
          ),
        );
      expect(sessions.byProcedure).toEqual(
        Object.fromEntries(Object.entries(await by('procedure')).map(([key, { n }]) => [key, n])),
      );
      expect(sessions.byResult).toEqual(countsOf(SESSION_RESULTS, await by('result')));
      expect(sessions.byAutonomy).toEqual(countsOf(AUTONOMY, await by('autonomy')));
      const help = byKey(
        await oracle.all(`SELECT h.kind AS key, count(*) AS n FROM help h JOIN appointment a ON a.id = h.id
          WHERE ${where} GROUP BY h.kind`),
      );
      expect(sessions.byHelp).toEqual(countsOf(HELP_KINDS, help));
      if (sessions.n === 0) return;
      expect((sessions.medianMinutes ?? Number.NaN) * 60).toBeCloseTo(
        await atRank('appointment', 'lasted', where, sessions.n, 0.5),
        6,
      );
      expect((sessions.p90Minutes ?? Number.NaN) * 60).toBeCloseTo(
        await atRank('appointment', 'lasted', where, sessions.n, 0.9),
        6,
      );
    });
  });

  const grades = `count(*) AS answered, sum(CASE WHEN grade > 0 THEN 1 ELSE 0 END) AS n,
    sum(CASE WHEN grade >= 3 THEN 1 ELSE 0 END) AS satisfied,
    ${[1, 2, 3, 4].map((grade) => `sum(CASE WHEN grade = ${grade} THEN 1 ELSE 0 END) AS g${grade}`).join(', ')}`;

  it.each([
    ['all', {}],
    ['those of the kiosk', { entry: 'kiosk' }],
    ['those in English typed in from paper', { entry: 'paper', language: 'en' }],
  ] as const)(
    'gives those concerned, the satisfied and the grades of each criterion, of %s',
    async (_, only) => {
      const where = [IN_PERIOD, ...Object.entries(only).map(([way, key]) => `${way} = '${key}'`)].join(
        ' AND ',
      );
      await againstSql(responses, async (records, zone) => {
        const answer = answered({ about: 'satisfaction', ...PERIOD, only }, records, zone);
        expect(gradesOf(answer.criteria)).toEqual(
          withoutAnswered(
            await oracle.all(
              `SELECT criterion AS key, ${grades} FROM grade WHERE ${where} GROUP BY criterion ORDER BY criterion`,
            ),
          ),
        );
        expect([{ responses: answer.responses, comments: answer.comments.length }]).toEqual(
          await oracle.all(
            `SELECT count(*) AS responses, count(comment) AS comments FROM response WHERE ${where}`,
          ),
        );
      });
    },
  );

  it.each([
    ['language', 'language'],
    ['entry', 'entry'],
    ['procedure', 'procedure'],
    ['week', 'monday'],
    ['month', `substr(day, 1, 7) || '-01'`],
  ] as const)('tells satisfaction apart by %s', async (split, column) => {
    await againstSql(responses, async (records, zone) => {
      const { parts } = answered({ about: 'satisfaction', ...PERIOD, split }, records, zone);
      expect(parts.map(({ key, responses: n }) => ({ key, n }))).toEqual(
        await oracle.all(
          `SELECT ${column} AS key, count(*) AS n FROM response WHERE ${IN_PERIOD} GROUP BY ${column} ORDER BY ${column}`,
        ),
      );
      for (const { key, criteria } of parts) {
        expect(gradesOf(criteria)).toEqual(
          withoutAnswered(
            await oracle.all(`SELECT criterion AS key, ${grades} FROM grade
              WHERE ${IN_PERIOD} AND ${column} = '${key}' GROUP BY criterion ORDER BY criterion`),
          ),
        );
      }
    });
  });

  it.each([
    ['all types', undefined],
    ['complaints', 'complaint'],
  ] as const)('counts forms, replies against their deadline and delays, of %s', async (_, type) => {
    const where = type === undefined ? IN_PERIOD : `${IN_PERIOD} AND type = '${type}'`;
    const soon = nthWorkingDay(TODAY, 2);
    const standing = `count(*) AS n,
      coalesce(sum(CASE WHEN replied <= deadline THEN 1 ELSE 0 END), 0) AS "inTime",
      coalesce(sum(CASE WHEN replied > deadline THEN 1 ELSE 0 END), 0) AS "repliedLate",
      coalesce(sum(CASE WHEN replied IS NULL AND deadline < '${TODAY}' THEN 1 ELSE 0 END), 0) AS late,
      coalesce(sum(CASE WHEN replied IS NULL AND deadline >= '${TODAY}' THEN 1 ELSE 0 END), 0) AS open,
      coalesce(sum(CASE WHEN replied IS NULL AND deadline >= '${TODAY}' AND deadline <= '${soon}' THEN 1 ELSE 0 END), 0)
        AS "dueSoon",
      count(replied) AS delays, sum(CASE WHEN replied IS NULL THEN 0 ELSE delay END) AS days`;
    await againstSql(forms, async (records, zone) => {
      const asked = {
        about: 'feedback',
        ...PERIOD,
        today: TODAY,
        ...(type === undefined ? {} : { type }),
      } as const;
      const answer = answered(asked, records, zone);
      for (const [given, column] of [
        [answer.byChannel, 'channel'],
        [answer.byTheme, 'theme'],
        [answer.byService, 'service'],
      ] as const) {
        const rows = await oracle.all(
          `SELECT ${column} AS key, count(*) AS n FROM form WHERE ${where} GROUP BY ${column}`,
        );
        expect(given).toEqual(Object.fromEntries(rows.map(({ key, n }) => [key, n])));
      }
      const types = byKey(
        await oracle.all(`SELECT type AS key, count(*) AS n FROM form WHERE ${where} GROUP BY type`),
      );
      expect(answer.byType).toEqual(countsOf(FEEDBACK_TYPES, types));
      expect(answer.n).toBe(Object.values(answer.byType).reduce((sum, n) => sum + n, 0));
      expect([answer.replies].map(asRow)).toEqual(
        (await oracle.all(`SELECT ${standing} FROM due WHERE ${where}`)).map(asSqlRow),
      );
      const channels = await oracle.all(
        `SELECT channel AS key, ${standing} FROM due WHERE ${where} GROUP BY channel ORDER BY channel`,
      );
      expect(
        Object.entries(answer.repliesByChannel)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, figures]) => ({ key, ...asRow(figures) })),
      ).toEqual(channels.map(({ key, ...row }) => ({ key, ...asSqlRow(row) })));
    });
  });
});

/**
 * The answer from whole records; and, where the figure is made of sums, from those of each month stored apart and added up,
 * which must be the same one.
 */
function answered<Q extends Question>(question: Q, records: readonly GuichetRecord[], zone: string) {
  const context = { time: siteTime(zone), settings: settingsOf([]) };
  const answer = answerFromRecords(question, records, context);
  if (question.about === 'attendance' || question.about === 'week-hours' || question.about === 'waiting') {
    const months = new Map<string, VisitSums>();
    for (const columns of columnsByDay('visit', records, context.time)) {
      if (columns.day < PERIOD.from || PERIOD.to < columns.day) continue;
      const month = columns.day.slice(0, 7);
      const sums = months.get(month) ?? new VisitSums();
      months.set(month, sums.addDay(columns));
    }
    const whole = new VisitSums();
    for (const sums of months.values()) whole.add(new VisitSums().addMonth(sums.stored()));
    expect(answerFromSums(question, whole)).toEqual(answer);
  }
  return answer;
}

function withServices(services: readonly string[] | undefined) {
  return services === undefined ? {} : { services };
}

function inServices(services: readonly string[] | undefined): string {
  return services === undefined ? '1 = 1' : `service IN (${services.map((key) => `'${key}'`).join(', ')})`;
}

function byKey(rows: readonly Row[]): Record<string | number, Row> {
  return Object.fromEntries(rows.map(({ key, ...row }) => [key, row]));
}

function countsOf(keys: readonly string[], rows: Record<string, Row>): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, rows[key]?.n ?? 0]));
}

type Grid = readonly (readonly number[])[];

function cellsOf(visits: Grid, persons?: Grid): Row[] {
  return visits.flatMap((hours, weekday) =>
    hours.flatMap((count, hour) => {
      if (count === 0) return [];
      const cell = { weekday, hour, visits: count };
      return [persons === undefined ? cell : { ...cell, persons: persons[weekday]?.[hour] }];
    }),
  );
}

function gradesOf(
  criteria: Readonly<Record<string, { n: number; satisfied: number; grades: readonly number[] }>>,
): Row[] {
  return Object.entries(criteria)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { n, satisfied, grades }]) => {
      const [g1, g2, g3, g4] = grades;
      return { key, n, satisfied, g1, g2, g3, g4 };
    });
}

/** A criterion that everybody said not to be concerned by is there, with an N of 0. */
function withoutAnswered(rows: readonly Row[]): Row[] {
  return rows.map(({ answered: _answered, ...row }) => row);
}

/** `n` is told by its parts. */
function asRow({ n, meanWorkingDays, ...counts }: ReplyFigures): Row {
  expect(n).toBe(counts.inTime + counts.repliedLate + counts.late);
  return { ...counts, days: Math.round((meanWorkingDays ?? 0) * counts.delays) };
}

function asSqlRow({ n: _n, days, ...row }: Row): Row {
  return { ...row, days: days ?? 0 };
}

function nthWorkingDay(from: string, count: number): string {
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, METROPOLE)) left -= 1;
  }
  return day;
}
