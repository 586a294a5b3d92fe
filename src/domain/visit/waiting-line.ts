import { type GuichetRecord, type Values, valuesOf } from '../kernel/record.ts';
import { type VisitShapes, visitKind, visitStatus } from './visit.ts';

/** A visit with what it says, its arrival known. */
export interface ArrivedVisit {
  readonly id: string;
  readonly visit: Values<VisitShapes> & Pick<VisitShapes, 'arrival'>;
}

/**
 * Those who wait, in the order they are called: who has waited longest first; of two who came in the same instant, the
 * lesser id, so that every desk sees the same order.
 * @param records of one day: who was forgotten in yesterday's line is not waiting
 * @param services keys to keep; all when absent
 */
export function waitingLine(
  records: Iterable<GuichetRecord>,
  services?: readonly string[],
): readonly ArrivedVisit[] {
  return arrivedVisits(records)
    .filter(({ visit }) => visitStatus(visit) === 'waiting')
    .filter(({ visit }) => services === undefined || services.includes(visit.arrival.service));
}

/** Those called and not yet gone, in the order of the call. */
export function calledVisits(records: Iterable<GuichetRecord>): readonly ArrivedVisit[] {
  return arrivedVisits(records)
    .filter(({ visit }) => visitStatus(visit) === 'called')
    .sort((a, b) => (a.visit.call?.at ?? 0) - (b.visit.call?.at ?? 0));
}

/** All visits whose arrival has come, void ones too, in the order of arrival. */
export function arrivedVisits(records: Iterable<GuichetRecord>): readonly ArrivedVisit[] {
  const arrived: ArrivedVisit[] = [];
  for (const record of records) {
    const visit = valuesOf<VisitShapes>(record);
    if (record.kind === visitKind.name && visit.arrival !== undefined) {
      arrived.push({ id: record.id, visit: { ...visit, arrival: visit.arrival } });
    }
  }
  return arrived.sort((a, b) => a.visit.arrival.at - b.visit.arrival.at || (a.id < b.id ? -1 : 1));
}
