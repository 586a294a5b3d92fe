import { type GuichetRecord, type Values, valuesOf } from '../kernel/record.ts';
import { claimsOf, type VisitShapes, visitKind, visitStatus } from './visit.ts';

/** A visit with what it says, its arrival known. */
export interface ArrivedVisit {
  readonly id: string;
  readonly visit: Values<VisitShapes> & Pick<VisitShapes, 'arrival'>;
  /** Key of the service it is at now: that of its arrival, or the one it was sent on to. */
  readonly service: string;
}

/**
 * Those who wait, in the order they are called, the same at every desk:
 * 1. who has priority (holders of a « mobilité inclusion » card pass before others in a queue: Code de l'action sociale et
 *    des familles, L. 241-3; pregnant and elderly people by the custom of the hall);
 * 2. whose appointment is due;
 * 3. everybody else; within each, who has waited longest, then the lesser id.
 * @param records of one day: who was forgotten in yesterday's line is not waiting
 * @param now milliseconds since 1970: an appointment is due from its time on
 * @param services keys to keep; all when absent
 */
export function waitingLine(
  records: Iterable<GuichetRecord>,
  now: number,
  services?: readonly string[],
): readonly ArrivedVisit[] {
  return arrivedVisits(records)
    .filter(({ visit }) => visitStatus(visit) === 'waiting')
    .filter(({ service }) => services === undefined || services.includes(service))
    .map((entry) => ({ entry, rank: rankOf(entry, now) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

/** Whether a visit passes before those who came without an appointment. */
export function isDue({ visit }: ArrivedVisit, now: number): boolean {
  return visit.arrival.due !== undefined && visit.arrival.due <= now;
}

function rankOf(entry: ArrivedVisit, now: number): number {
  if (entry.visit.arrival.priority !== undefined) return 0;
  return isDue(entry, now) ? 1 : 2;
}

/** Those put aside, in the order of arrival. */
export function heldVisits(records: Iterable<GuichetRecord>): readonly ArrivedVisit[] {
  return arrivedVisits(records).filter(({ visit }) => visitStatus(visit) === 'held');
}

/** Those called and not yet gone, in the order of the call. */
export function calledVisits(records: Iterable<GuichetRecord>): readonly ArrivedVisit[] {
  return arrivedVisits(records)
    .filter(({ visit }) => visitStatus(visit) === 'called')
    .sort((a, b) => (a.visit.call?.at ?? 0) - (b.visit.call?.at ?? 0));
}

/**
 * The counters that called this visit too, while they were cut off, and have not said that they know: keys, in their order.
 * Empty when no call stands.
 */
export function rivalCounters({ visit }: ArrivedVisit): readonly string[] {
  if (visitStatus(visit) !== 'called') return [];
  return [...claimsOf(visit).keys()].filter((counter) => counter !== visit.call?.counter).sort();
}

/** All visits whose arrival has come, void ones too, in the order of arrival. */
export function arrivedVisits(records: Iterable<GuichetRecord>): readonly ArrivedVisit[] {
  const arrived: ArrivedVisit[] = [];
  for (const record of records) {
    const visit = valuesOf<VisitShapes>(record);
    const { arrival } = visit;
    if (record.kind !== visitKind.name || arrival === undefined) continue;
    const service = visit.transfer?.to ?? arrival.service;
    arrived.push({ id: record.id, visit: { ...visit, arrival }, service });
  }
  return arrived.sort((a, b) => a.visit.arrival.at - b.visit.arrival.at || (a.id < b.id ? -1 : 1));
}
