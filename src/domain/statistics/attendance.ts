import type { Day } from '../kernel/site-time.ts';
import { isWithin, type Period } from './period.ts';
import type { Attendance } from './question.ts';
import type { VisitColumns } from './visit-columns.ts';

interface Count {
  visits: number;
  persons: number;
}

/**
 * Visits and persons by service and day of the period. `visits` = number of visits, `persons` = sum of the people who
 * came together; voided visits are in neither. PAN appointments whose person arrived are visits already, hence not
 * counted a second time. A visit imported for an hour slot counts like any other.
 * Source: Guichet's own definition; persons and visits are never added up as one.
 * @param visits days in any order, one entry a day
 */
export function attendanceOf(visits: Iterable<VisitColumns>, period: Period): Attendance {
  const total: Count = { visits: 0, persons: 0 };
  const byService = new Map<string, Count>();
  const byDay: { day: Day; service: string; visits: number; persons: number }[] = [];
  for (const columns of visits) {
    if (!isWithin(columns.day, period)) continue;
    for (const [service, count] of countsOf(columns)) {
      byDay.push({ day: columns.day, service, ...count });
      byService.set(service, sumOf(byService.get(service), count));
      total.visits += count.visits;
      total.persons += count.persons;
    }
  }
  byDay.sort((a, b) => compare(a.day, b.day) || compare(a.service, b.service));
  return { ...total, byService: Object.fromEntries(byService), byDay };
}

function countsOf(columns: VisitColumns): ReadonlyMap<string, Count> {
  const { services, service, persons } = columns;
  const counts = services.map(() => ({ visits: 0, persons: 0 }));
  for (let i = 0; i < service.length; i += 1) {
    const count = counts[service[i] as number] as Count;
    count.visits += 1;
    count.persons += persons[i] as number;
  }
  return new Map(services.map((key, position) => [key, counts[position] as Count]));
}

function sumOf(a: Count | undefined, b: Count): Count {
  return a === undefined ? { ...b } : { visits: a.visits + b.visits, persons: a.persons + b.persons };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
