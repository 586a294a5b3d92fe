import { addDays, type Day } from '../domain/kernel/site-time.ts';
import type { Service } from '../domain/setting/setting.ts';
import type { Attendance } from '../domain/statistics/attendance.ts';
import { type CalendarStep, stepName, stepStart } from '../domain/statistics/calendar-step.ts';
import type { Period } from '../domain/statistics/period.ts';
import type { ReportTable } from './report-table.ts';
import { type ServiceName, serviceRows } from './service-rows.ts';

/** Visits by time and service: `visits[i][j]` is of moment i and service j. */
export interface VisitsOverTime {
  readonly step: CalendarStep;
  /** First days of the steps of the period, in order; those to come are left out. */
  readonly moments: readonly Day[];
  readonly services: readonly ServiceName[];
  readonly visits: readonly (readonly number[])[];
}

/** Beyond this many days a period is told by months, beyond that many by years. */
const LONGEST_BY_DAY = 45;
const LONGEST_BY_MONTH = 1_100;

/** By what a period is told unless somebody chooses. */
export function fittingStep({ from, to }: Period): CalendarStep {
  if (to <= addDays(from, LONGEST_BY_DAY - 1)) return 'day';
  return to <= addDays(from, LONGEST_BY_MONTH - 1) ? 'month' : 'year';
}

/**
 * Counts by step of the calendar.
 * @param attendance asked with that step
 * @param today days after it have nothing to tell
 */
export function visitsOverTime(
  attendance: Attendance,
  step: CalendarStep,
  services: Readonly<Record<string, Service>>,
  period: Period,
  today: Day,
): VisitsOverTime {
  const to = period.to < today ? period.to : today;
  const names = serviceRows(services, Object.keys(attendance.byService));
  const steps = daysBetween(period.from, to).map((day) => stepStart(day, step));
  const moments = [...new Set([...steps, ...attendance.series.map(({ from }) => from)])].sort();
  const rowOf = new Map(moments.map((moment, index) => [moment, index]));
  const columnOf = new Map(names.map(({ key }, index) => [key, index]));
  const visits = moments.map(() => names.map(() => 0));
  for (const row of attendance.series) {
    const ofMoment = visits[rowOf.get(row.from) as number] as number[];
    ofMoment[columnOf.get(row.service) as number] = row.visits;
  }
  return { step, moments, services: names, visits };
}

const WORDS: Readonly<Record<CalendarStep, readonly [string, string]>> = {
  day: ['Jour', 'par jour'],
  week: ['Semaine', 'par semaine'],
  month: ['Mois', 'par mois'],
  quarter: ['Trimestre', 'par trimestre'],
  year: ['Année', 'par année'],
};

/** `Mois` */
export function stepHeader(step: CalendarStep): string {
  return WORDS[step][0];
}

/** `par mois` */
export function byStep(step: CalendarStep): string {
  return WORDS[step][1];
}

export function daysTable({ step, moments, services, visits }: VisitsOverTime): ReportTable {
  return {
    title: `Visites ${byStep(step)}`,
    columns: [stepHeader(step), ...services.map(({ label }) => label), 'Ensemble'],
    rows: moments.map((moment, index) => {
      const counts = visits[index] ?? [];
      return [stepName(moment, step), ...counts, counts.reduce((sum, count) => sum + count, 0)];
    }),
  };
}

function daysBetween(from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
