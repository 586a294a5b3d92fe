import { type GuichetRecord, type Values, valuesOf } from '../../../../domain/kernel/record.ts';
import type { VisitArrival, VisitShapes } from '../../../../domain/visit/visit.ts';

/** A visit as the list shows it. */
export interface VisitRow {
  readonly id: string;
  readonly visit: Values<VisitShapes>;
  readonly arrival: VisitArrival;
}

export interface VisitFilter {
  /** Service key; all when empty. */
  readonly service: string;
  readonly kept: 'all' | 'counted' | 'void';
}

/** The visits to show, the latest first. Facts that travel ahead of their arrival have nothing to show yet. */
export function visitRows(records: readonly GuichetRecord[], filter: VisitFilter): readonly VisitRow[] {
  return records
    .flatMap((record) => {
      const visit = valuesOf<VisitShapes>(record);
      return visit.arrival === undefined ? [] : [{ id: record.id, visit, arrival: visit.arrival }];
    })
    .filter(({ arrival }) => filter.service === '' || arrival.service === filter.service)
    .filter(({ visit }) => filter.kept === 'all' || (visit.void !== undefined) === (filter.kept === 'void'))
    .sort((a, b) => b.arrival.at - a.arrival.at || (a.id < b.id ? -1 : 1));
}
