import type { GuichetRecord } from '../kernel/record.ts';
import { addMonths, type Day, type SiteTime } from '../kernel/site-time.ts';
import { responseKind } from '../response/response.ts';
import type { BoardResults } from './board.ts';
import type { Period } from './period.ts';
import { shownCount } from './public-cells.ts';
import { type ResponseColumns, responseColumnsOf } from './response-columns.ts';
import { satisfactionOf } from './satisfaction.ts';

/** The twelve months up to that day. */
export function resultsPeriod(today: Day): Period {
  return { from: addMonths(today, -12), to: today };
}

/** What a wall shows of the survey; comments never. @param records responses of the period, in any order */
export function boardResultsOf(records: Iterable<GuichetRecord>, time: SiteTime, at: number): BoardResults {
  const { from, to } = resultsPeriod(time.dayOf(at));
  const days = columnsByDay(records, time).filter(({ day }) => from <= day && day <= to);
  const { responses, criteria } = satisfactionOf(days);
  const shown = Object.entries(criteria).filter(([, { n }]) => shownCount(n) !== undefined);
  return {
    ...(shownCount(responses) === undefined ? {} : { responses }),
    criteria: Object.fromEntries(shown.map(([key, { n, satisfied }]) => [key, { n, satisfied }])),
  };
}

function columnsByDay(records: Iterable<GuichetRecord>, time: SiteTime): readonly ResponseColumns[] {
  const byDay = new Map<Day, GuichetRecord[]>();
  for (const record of records) {
    const day = record.kind === responseKind.name ? responseKind.dayOf(record, time) : undefined;
    if (day !== undefined) byDay.set(day, [...(byDay.get(day) ?? []), record]);
  }
  return [...byDay].map(([day, ofDay]) => responseColumnsOf(day, ofDay, time));
}
