import { addDays, type Day } from '../domain/kernel/site-time.ts';
import type { Service } from '../domain/setting/setting.ts';
import type { Period } from '../domain/statistics/period.ts';
import type { Attendance } from '../domain/statistics/question.ts';
import type { ReportTable } from './report-table.ts';
import { type ServiceName, serviceRows } from './service-rows.ts';

/** Visits by time and service: `visits[i][j]` is of moment i and service j. */
export interface VisitsOverTime {
  readonly step: 'day' | 'month';
  /** Days, or months (`2026-11`), of the period, in order; those to come are left out. */
  readonly moments: readonly string[];
  readonly services: readonly ServiceName[];
  readonly visits: readonly (readonly number[])[];
}

/** Beyond this many days a period is told by months. */
const LONGEST_BY_DAY = 45;

/** Counts by day, or by month where the period is long. @param today days after it have nothing to tell */
export function visitsOverTime(
  attendance: Attendance,
  services: Readonly<Record<string, Service>>,
  period: Period,
  today: Day,
): VisitsOverTime {
  const to = period.to < today ? period.to : today;
  const days = daysBetween(period.from, to);
  const step = days.length > LONGEST_BY_DAY ? 'month' : 'day';
  const momentOf = (day: Day): string => (step === 'day' ? day : day.slice(0, 7));
  const names = serviceRows(services, Object.keys(attendance.byService));
  const moments = [
    ...new Set([...days.map(momentOf), ...attendance.byDay.map(({ day }) => momentOf(day))]),
  ].sort();
  const visits = moments.map(() => names.map(() => 0));
  for (const row of attendance.byDay) {
    const ofMoment = visits[moments.indexOf(momentOf(row.day))] as number[];
    const column = names.findIndex(({ key }) => key === row.service);
    ofMoment[column] = (ofMoment[column] ?? 0) + row.visits;
  }
  return { step, moments, services: names, visits };
}

export function daysTable({ step, moments, services, visits }: VisitsOverTime): ReportTable {
  return {
    title: step === 'day' ? 'Visites par jour' : 'Visites par mois',
    columns: [step === 'day' ? 'Jour' : 'Mois', ...services.map(({ label }) => label), 'Ensemble'],
    rows: moments.map((moment, index) => {
      const counts = visits[index] ?? [];
      return [moment, ...counts, counts.reduce((sum, count) => sum + count, 0)];
    }),
  };
}

function daysBetween(from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
