import { type GuichetRecord, type Values, valuesOf } from '../kernel/record.ts';
import type { Day, SiteTime } from '../kernel/site-time.ts';
import { callName } from '../visit/call-name.ts';
import {
  USER_TYPES,
  type UserType,
  type VisitArrival,
  type VisitShapes,
  visitKind,
  visitStatus,
} from '../visit/visit.ts';
import { Dictionary } from './dictionary.ts';
import { recordsByDay } from './records-by-day.ts';
import { talliedVisits } from './tallied-visits.ts';

/** The number of this layout and of the rules that fill it: a chunk of another number is rebuilt. */
export const VISIT_COLUMNS_VERSION = 4;

/** Bits of `VisitColumns.flags`. */
export const VISIT_FLAGS = { appointment: 1, counted: 2, hourOnly: 4 } as const;

/** `VisitColumns.userType` is a position in it. Stored: a new one joins at the end. */
export const USER_TYPE_CODES: readonly UserType[] = USER_TYPES;

/** What is not known, in `waitSeconds` and `serviceSeconds`. */
export const UNKNOWN_SECONDS = -1;

/**
 * The visits of one day of the site, as columns: position `i` of each array is the same visit. Voided visits and those
 * whose arrival has not come yet are not in it. Plain data and typed arrays: stored and sent to workers as it is.
 */
export interface VisitColumns {
  readonly day: Day;
  /** Service keys; `service[i]` is a position in it. */
  readonly services: readonly string[];
  readonly service: Uint16Array;
  /** Reason keys, `''` where none was noted; `reason[i]` is a position in it. */
  readonly reasons: readonly string[];
  readonly reason: Uint16Array;
  /** A position in `USER_TYPE_CODES`. */
  readonly userType: Uint8Array;
  /** Arrival, minutes of the site's wall clock, 0–1439. Only its hour is true where `hourOnly` is set. */
  readonly minute: Uint16Array;
  /** People who came together. */
  readonly persons: Uint16Array;
  /** Arrival to call, whole seconds, rounded down; -1 when not called, or when the clocks make it negative. */
  readonly waitSeconds: Int32Array;
  /** Call to departure of those served or redirected, whole seconds, rounded down; -1 otherwise. */
  readonly serviceSeconds: Int32Array;
  readonly flags: Uint8Array;
  /** Those who were not called yet. */
  readonly line: readonly WaitingVisit[];
  /** Those who have not left: waiting, put aside, or at a counter. */
  readonly inHall: InHall;
  /** The last calls that stand, the latest first: at most `CALLS_KEPT`. */
  readonly calls: readonly RecentCall[];
}

/** Calls that a wall screen can show. */
export const CALLS_KEPT = 5;

/** A person called to a counter, by ticket or reference. */
export interface RecentCall {
  readonly name: string;
  /** Key of the counter. */
  readonly counter: string;
  /** When the person was last called, milliseconds since 1970. */
  readonly at: number;
  /** The visitor's language, where it was noted (BCP 47). */
  readonly language?: string;
}

export interface InHall {
  readonly visits: number;
  readonly persons: number;
}

export interface WaitingVisit {
  readonly service: string;
  /** Arrival, milliseconds since 1970. */
  readonly at: number;
}

/**
 * Packs a day's visits. Computed from whole records only, never by adding to what was there: whatever order facts came
 * in, whatever was merged, voided or moved to another day, the columns are those of the records as they stand.
 * @param records visits in any order; those of other days and other kinds are passed over
 */
export function visitColumnsOf(day: Day, records: Iterable<GuichetRecord>, time: SiteTime): VisitColumns {
  const ofDay = countedOn(day, records, time);
  const services = new Dictionary();
  const reasons = new Dictionary();
  const columns = {
    service: new Uint16Array(ofDay.length),
    reason: new Uint16Array(ofDay.length),
    userType: new Uint8Array(ofDay.length),
    minute: new Uint16Array(ofDay.length),
    persons: new Uint16Array(ofDay.length),
    waitSeconds: new Int32Array(ofDay.length),
    serviceSeconds: new Int32Array(ofDay.length),
    flags: new Uint8Array(ofDay.length),
  };
  const line: WaitingVisit[] = [];
  let inHall: InHall = { visits: 0, persons: 0 };
  for (const [i, { visit, arrival, minute }] of ofDay.entries()) {
    columns.service[i] = services.positionOf(arrival.service);
    columns.reason[i] = reasons.positionOf(arrival.reason ?? '');
    columns.userType[i] = USER_TYPE_CODES.indexOf(arrival.userType);
    columns.minute[i] = minute;
    columns.persons[i] = arrival.people;
    columns.flags[i] =
      (arrival.appointment ? VISIT_FLAGS.appointment : 0) |
      (arrival.counted ? VISIT_FLAGS.counted : 0) |
      (arrival.precision === 'hour' ? VISIT_FLAGS.hourOnly : 0);
    const exactArrival = arrival.precision === 'hour' ? undefined : arrival.at;
    columns.waitSeconds[i] = secondsBetween(exactArrival, visit.transfer?.firstCallAt ?? visit.call?.at);
    const servedAt = visit.departure?.outcome === 'left' ? undefined : visit.departure?.at;
    columns.serviceSeconds[i] = secondsBetween(visit.call?.at, servedAt);
    const status = visitStatus(visit);
    if (status === 'waiting') line.push({ service: visit.transfer?.to ?? arrival.service, at: arrival.at });
    if (status === 'waiting' || status === 'held' || status === 'called')
      inHall = { visits: inHall.visits + 1, persons: inHall.persons + arrival.people };
  }
  const dictionaries = { services: services.keys, reasons: reasons.keys };
  return { day, ...dictionaries, ...columns, line, inHall, calls: recentCalls(ofDay) };
}

/** Packs visits of any days, one `VisitColumns` a day that has any, oldest first. For who holds records, not chunks. */
export function visitColumnsByDay(records: Iterable<GuichetRecord>, time: SiteTime): VisitColumns[] {
  return recordsByDay(visitKind, records, time).map(([day, ofDay]) => visitColumnsOf(day, ofDay, time));
}

interface CountedVisit {
  readonly id: string;
  readonly visit: Values<VisitShapes>;
  readonly arrival: VisitArrival;
  readonly minute: number;
}

/** Each record is read once and its time worked out once: a year of them is packed when a tablet is new. */
function countedOn(day: Day, records: Iterable<GuichetRecord>, time: SiteTime): readonly CountedVisit[] {
  const counted: CountedVisit[] = [];
  for (const record of records) {
    if (record.kind !== visitKind.name) continue;
    const visit = valuesOf<VisitShapes>(record);
    if (visit.tally?.day === day)
      for (const tallied of talliedVisits(visit.tally)) counted.push({ id: record.id, ...tallied });
    if (visit.arrival === undefined || visit.void !== undefined) continue;
    const local = time.local(visit.arrival.at);
    if (local.day === day)
      counted.push({ id: record.id, visit, arrival: visit.arrival, minute: local.minute });
  }
  return counted;
}

function recentCalls(ofDay: readonly CountedVisit[]): readonly RecentCall[] {
  const calls = ofDay.flatMap(({ id, visit, arrival }): RecentCall[] => {
    const { call, departure } = visit;
    if (call === undefined || departure?.outcome === 'left') return [];
    const { language } = arrival;
    return [
      {
        name: callName({ id, visit: { arrival } }),
        counter: call.counter,
        at: call.recalledAt ?? call.at,
        ...(language === undefined ? {} : { language }),
      },
    ];
  });
  return calls.sort((a, b) => b.at - a.at || (a.name < b.name ? -1 : 1)).slice(0, CALLS_KEPT);
}

const LONGEST_SECONDS = 2 ** 31 - 1;

function secondsBetween(from: number | undefined, to: number | undefined): number {
  if (from === undefined || to === undefined || to < from) return UNKNOWN_SECONDS;
  return Math.min(Math.floor((to - from) / 1000), LONGEST_SECONDS);
}
