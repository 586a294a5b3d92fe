import { describe, expect, test } from 'vitest';
import { startingSettings } from '../../src/domain/setting/starting-settings.ts';
import type { Attendance } from '../../src/domain/statistics/attendance.ts';
import type { WeekHourCounts } from '../../src/domain/statistics/week-hours.ts';
import { attendanceTable } from '../../src/reports/attendance-table.ts';
import { daysTable, visitsOverTime } from '../../src/reports/days-table.ts';
import { criterionRows, satisfactionTable } from '../../src/reports/satisfaction-table.ts';
import { waitingTable } from '../../src/reports/waiting-table.ts';
import { busiestHours, weekHoursTable } from '../../src/reports/week-hours-table.ts';

const { services, questionnaire } = startingSettings(
  { name: 'Gers', department: '32', holidayRegion: 'metropole' },
  false,
);

const ATTENDANCE: Attendance = {
  visits: 6,
  persons: 9,
  byService: { pan: { visits: 5, persons: 8 }, ancien: { visits: 1, persons: 1 } },
  byReason: { '': { visits: 6, persons: 9 } },
  byUserType: { particulier: { visits: 6, persons: 9 } },
  withAppointment: { visits: 5, persons: 8 },
  openDays: [1, 0, 1, 0, 0, 0, 0],
  byWeekday: Array.from({ length: 7 }, () => ({ visits: 0, persons: 0 })),
  series: [
    { from: '2026-11-23', service: 'pan', visits: 5, persons: 8 },
    { from: '2026-12-02', service: 'ancien', visits: 1, persons: 1 },
  ],
};

const NOBODY = { byService: {}, atCounter: { n: 0 } };

describe('the tables of the results', () => {
  test('a service without anybody has its row; one that the site forgot too, when somebody came', () => {
    const retired = {
      ...services,
      autres: { ...(services['autres'] as NonNullable<(typeof services)[string]>), active: false },
    };
    expect(attendanceTable(ATTENDANCE, retired).rows).toEqual([
      ['Accueil général', 0, 0],
      ['Migrations et intégration', 0, 0],
      ['Point d’Accès Numérique (PAN)', 5, 8],
      ['ancien', 1, 1],
      ['Ensemble', 6, 9],
    ]);
  });

  test('a short period is told by days up to today, a long one by months', () => {
    const days = visitsOverTime(
      ATTENDANCE,
      'day',
      services,
      { from: '2026-11-22', to: '2026-11-28' },
      '2026-11-24',
    );
    expect(days.moments).toEqual(['2026-11-22', '2026-11-23', '2026-11-24', '2026-12-02']);
    expect(daysTable(days).rows[1]).toEqual(['2026-11-23', 0, 0, 5, 0, 0, 5]);
    const byMonth = ATTENDANCE.series.map((row) => ({ ...row, from: `${row.from.slice(0, 7)}-01` }));
    const months = visitsOverTime(
      { ...ATTENDANCE, series: byMonth },
      'month',
      services,
      { from: '2026-01-01', to: '2026-12-31' },
      '2026-12-31',
    );
    expect(months.moments).toHaveLength(12);
    expect(daysTable(months).rows.slice(-2)).toEqual([
      ['2026-11', 0, 0, 5, 0, 0, 5],
      ['2026-12', 0, 0, 0, 0, 1, 1],
    ]);
  });

  test('hours are compared by the mean of a day', () => {
    const visits = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
    (visits[0] as number[])[9] = 12;
    (visits[1] as number[])[10] = 10;
    const counts: WeekHourCounts = {
      visits,
      persons: visits,
      byService: {},
      openDays: [4, 2, 0, 0, 0, 0, 0],
    };
    expect(busiestHours(counts).map(({ weekday, hour, mean }) => [weekday, hour, mean])).toEqual([
      [1, 10, 5],
      [0, 9, 3],
    ]);
    expect(weekHoursTable(counts).rows).toEqual([
      ['lundi', 9, 10, 12, 4, 3],
      ['mardi', 10, 11, 10, 2, 5],
    ]);
  });

  test('nobody called, nobody asked: nothing is written where there is no figure', () => {
    expect(waitingTable({ n: 0, ...NOBODY }).rows).toEqual([[0, null, null]]);
    expect(waitingTable({ n: 3, medianMinutes: 12.34, p90Minutes: 40, ...NOBODY }).rows).toEqual([
      [3, 12.3, 40],
    ]);
    const rows = criterionRows({ criteria: {} }, questionnaire);
    expect(rows).toHaveLength(14);
    expect(satisfactionTable(rows).rows[0]).toEqual([
      'La courtoisie des agents',
      null,
      0,
      null,
      null,
      0,
      0,
      0,
      0,
      'aucune réponse',
    ]);
  });

  test('a rate says its interval and whether it is representative', () => {
    const result = (n: number) => ({
      n,
      satisfied: n,
      grades: [0, 0, 0, n] as const,
      interval: [0.8865, 1] as const,
    });
    const rows = criterionRows(
      {
        criteria: { courtoisie: result(30), clarte: result(29), former: result(1) },
      },
      questionnaire,
    );
    const table = satisfactionTable(rows).rows;
    expect(table[0]).toEqual(['La courtoisie des agents', 100, 30, 88.7, 100, 0, 0, 0, 30, '']);
    expect(table[2]?.at(-1)).toBe('non représentatif');
    expect(table.at(-1)?.[0]).toBe('former');
  });
});
