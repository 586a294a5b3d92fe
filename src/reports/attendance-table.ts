import type { Service } from '../domain/setting/setting.ts';
import type { Attendance } from '../domain/statistics/attendance.ts';
import type { ReportTable } from './report-table.ts';
import { serviceRows } from './service-rows.ts';

/** Visits and persons by service, and in all. */
export function attendanceTable(
  attendance: Attendance,
  services: Readonly<Record<string, Service>>,
): ReportTable {
  const rows = serviceRows(services, Object.keys(attendance.byService)).map(({ key, label }) => {
    const { visits = 0, persons = 0 } = attendance.byService[key] ?? {};
    return [label, visits, persons];
  });
  return {
    title: 'Fréquentation par service',
    columns: ['Service', 'Visites', 'Personnes'],
    rows: [...rows, ['Ensemble', attendance.visits, attendance.persons]],
  };
}
