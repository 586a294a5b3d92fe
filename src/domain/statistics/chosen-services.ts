import type { VisitColumns } from './visit-columns.ts';

/**
 * For each position of the day's dictionary, whether that service was asked for.
 * @param services keys; all services when absent
 */
export function chosenServices(columns: VisitColumns, services?: readonly string[]): readonly boolean[] {
  return columns.services.map((key) => services === undefined || services.includes(key));
}
