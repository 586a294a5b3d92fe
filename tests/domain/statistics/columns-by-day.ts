import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { responseKind } from '../../../src/domain/response/response.ts';
import { type ResponseColumns, responseColumnsOf } from '../../../src/domain/statistics/response-columns.ts';

/** The columns of every day that has a response. */
export function responseColumnsByDay(records: readonly GuichetRecord[], zone: string): ResponseColumns[] {
  const time = siteTime(zone);
  const days = new Set(
    records.map((record) => responseKind.dayOf(record, time)).filter((day) => day !== undefined),
  );
  return [...days].map((day) => responseColumnsOf(day, records, time));
}
