import { type Day, weekdayOf } from '../kernel/site-time.ts';
import type { UserType } from '../visit/visit.ts';
import { type CalendarStep, stepStart } from './calendar-step.ts';
import type { Period } from './period.ts';
import { type Count, sumOf, type VisitSums } from './visit-sums.ts';

/** Who came, counted. @param services keys to keep; all when absent */
export interface AttendanceQuestion extends Period {
  readonly about: 'attendance';
  readonly services?: readonly string[];
  /** By what `series` tells it; by day when absent. */
  readonly step?: CalendarStep;
}

/** Arrivals by service and over time. Visits and persons apart: a family of four is one visit of four persons. */
export interface Attendance extends Count {
  /** By key; what nobody came for is absent. */
  readonly byService: Readonly<Record<string, Count>>;
  /** By reason key, `''` where none was noted. */
  readonly byReason: Readonly<Record<string, Count>>;
  readonly byUserType: Readonly<Partial<Record<UserType, Count>>>;
  readonly withAppointment: Count;
  /** By the first day of each step, then service; steps and services without anybody are absent. */
  readonly series: readonly AttendanceRow[];
  /** Days with at least one visit, by weekday (0 Monday): the divisor of the typical day. */
  readonly openDays: readonly number[];
  /** By weekday. */
  readonly byWeekday: readonly Count[];
}

export interface AttendanceRow extends Count {
  readonly from: Day;
  readonly service: string;
}

const NONE: Count = { visits: 0, persons: 0 };

/**
 * Visits and persons of the period. `visits` = number of visits, `persons` = sum of the people who came together; voided
 * visits are in neither. PAN appointments whose person arrived are visits already, hence not counted a second time. A visit
 * imported for an hour slot counts like any other. A visit counts under the service it came for, wherever it was sent on.
 * Source: Guichet's own definition; persons and visits are never added up as one.
 * @param sums those of the period
 */
export function attendanceOf(
  sums: VisitSums,
  { services, step = 'day' }: Pick<AttendanceQuestion, 'services' | 'step'>,
): Attendance {
  const byService = new Map<string, Count>();
  const byReason = new Map<string, Count>();
  const byUserType = new Map<UserType, Count>();
  const byWeekday = Array.from({ length: 7 }, () => NONE);
  const series: AttendanceRow[] = [];
  const weekdays = openDays(sums);
  let withAppointment = NONE;
  for (const service of chosen(sums, services)) {
    const of = sums.of(service);
    if (of === undefined) continue;
    const bySteps = new Map<Day, Count>();
    for (const [day, counted] of of.days) addTo(bySteps, stepStart(day, step), counted);
    for (const [from, counted] of bySteps) series.push({ from, service, ...counted });
    byService.set(service, [...bySteps.values()].reduce(sumOf, NONE));
    for (const [reason, counted] of of.reasons) addTo(byReason, reason, counted);
    for (const [userType, counted] of of.userTypes) addTo(byUserType, userType, counted);
    for (let cell = 0; cell < of.visits.length; cell += 1) {
      const weekday = Math.floor(cell / 24);
      const counted = { visits: of.visits[cell] as number, persons: of.persons[cell] as number };
      byWeekday[weekday] = sumOf(byWeekday[weekday], counted);
    }
    withAppointment = sumOf(withAppointment, of.appointments);
  }
  series.sort((a, b) => compare(a.from, b.from) || compare(a.service, b.service));
  return {
    ...[...byService.values()].reduce(sumOf, NONE),
    byService: Object.fromEntries(byService),
    byReason: Object.fromEntries(byReason),
    byUserType: Object.fromEntries(byUserType),
    withAppointment,
    series,
    openDays: weekdays,
    byWeekday,
  };
}

/** The services to look at, of those that somebody came for. */
export function chosen(sums: VisitSums, services: readonly string[] | undefined): readonly string[] {
  return services === undefined ? sums.services : sums.services.filter((key) => services.includes(key));
}

/**
 * Days by weekday with at least one visit of any service: a day on which nobody at all was written down says that the
 * register was not kept.
 */
export function openDays(sums: VisitSums): readonly number[] {
  const days = new Set(sums.services.flatMap((service) => [...(sums.of(service)?.days.keys() ?? [])]));
  const counts = new Array<number>(7).fill(0);
  for (const day of days) counts[weekdayOf(day)] = (counts[weekdayOf(day)] as number) + 1;
  return counts;
}

function addTo<K>(counts: Map<K, Count>, key: K, counted: Count): void {
  counts.set(key, sumOf(counts.get(key), counted));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
