import { describe, expect, it } from 'vitest';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { addDays, siteTime, weekdayOf } from '../../../src/domain/kernel/site-time.ts';
import { settingsOf } from '../../../src/domain/setting/setting.ts';
import { answerFromRecords } from '../../../src/domain/statistics/packers.ts';
import { recordOf } from './arbitrary-records.ts';

/** What two préfectures published of 2022 comes out of records that add up to it. */

const time = siteTime('Europe/Paris');
const context = { time, settings: settingsOf([]) };

let rank = 0;

function visit(day: string, minute: number, service: string, appointment: boolean, reason?: string) {
  rank += 1;
  const arrival = {
    at: time.at(day, minute),
    service,
    appointment,
    people: 1,
    userType: 'particulier',
    needs: [],
    ...(reason === undefined ? {} : { reason }),
  };
  return recordOf('visit', `visit-${rank}`, { arrival });
}

/** So many visits, one a working day in turn, between 8:30 and 16:30. */
function spread(
  count: number,
  days: readonly string[],
  make: (day: string, minute: number) => GuichetRecord,
) {
  return Array.from({ length: count }, (_, index) =>
    make(days[index % days.length] as string, 510 + ((index * 37) % 480)),
  );
}

function workingDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekdayOf(day) < 5) days.push(day);
  return days;
}

describe('figures that were published', () => {
  it('of Gers, a typical week: 100 at the general desk, 100 at migrations, 11 at the PAN, 9 with other services', () => {
    const days = workingDays('2022-05-09', '2022-05-13');
    const records = (
      [
        ['accueil-general', 100, false],
        ['migrations', 100, true],
        ['pan', 11, true],
        ['autres', 9, true],
      ] as const
    ).flatMap(([service, count, appointment]) =>
      spread(count, days, (day, minute) => visit(day, minute, service, appointment)),
    );
    const week = { from: '2022-05-09', to: '2022-05-15' };
    const attendance = answerFromRecords({ about: 'attendance', ...week, step: 'week' }, records, context);
    expect(attendance.series.map(({ from, service, visits }) => [from, service, visits])).toEqual([
      ['2022-05-09', 'accueil-general', 100],
      ['2022-05-09', 'autres', 9],
      ['2022-05-09', 'migrations', 100],
      ['2022-05-09', 'pan', 11],
    ]);
    expect(attendance.visits).toBe(220);
    expect(attendance.withAppointment.visits).toBe(120);
    const { byService } = answerFromRecords({ about: 'week-hours', ...week }, records, context);
    expect(byService.pan?.flat().reduce((sum, count) => sum + count, 0)).toBe(11);
  });

  it('of Hautes-Pyrénées, the year 2022: 15,741 visitors by service', () => {
    const days = workingDays('2022-01-03', '2022-12-30');
    const services = [
      ['sejour', 5775],
      ['pan', 1529],
      ['commission-medicale', 1632],
      ['sans-rendez-vous', 5474],
      // Published as the total only: what the four services leave of it.
      ['autres', 15_741 - 5775 - 1529 - 1632 - 5474],
    ] as const;
    const records = services.flatMap(([service, count]) =>
      spread(count, days, (day, minute) => visit(day, minute, service, service !== 'sans-rendez-vous')),
    );
    const year = { from: '2022-01-01', to: '2022-12-31' };
    const { visits, persons, byService, series } = answerFromRecords(
      { about: 'attendance', ...year, step: 'month' },
      records,
      context,
    );
    expect([visits, persons]).toEqual([15_741, 15_741]);
    expect(Object.entries(byService).map(([service, count]) => [service, count.visits])).toEqual(
      [...services].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    expect(new Set(series.map(({ from }) => from)).size).toBe(12);
    expect(series.reduce((sum, row) => sum + row.visits, 0)).toBe(15_741);
  });
});
