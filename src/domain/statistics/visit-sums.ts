import { type Day, weekdayOf } from '../kernel/site-time.ts';
import type { UserType } from '../visit/visit.ts';
import { DurationCounts, type SortedDurations } from './duration-counts.ts';
import { UNKNOWN_SECONDS, USER_TYPE_CODES, VISIT_FLAGS, type VisitColumns } from './visit-columns.ts';

/** The number of `VisitMonth`'s layout; it goes with that of the columns it is made from. */
export const VISIT_MONTH_VERSION = 1;

/** Visits and the people who came: never added up as one. */
export interface Count {
  readonly visits: number;
  readonly persons: number;
}

/** The counts of a whole month of visits, as they are stored: small, so that years of them are read at once. */
export interface VisitMonth {
  readonly services: readonly StoredService[];
}

interface StoredService {
  readonly key: string;
  /** By weekday × hour. */
  readonly visits: Uint32Array;
  readonly persons: Uint32Array;
  readonly days: readonly Day[];
  /** By day of `days`. */
  readonly visitsOfDay: Uint32Array;
  readonly personsOfDay: Uint32Array;
  readonly appointments: Count;
  readonly reasons: readonly (readonly [string, Count])[];
  readonly userTypes: readonly (readonly [UserType, Count])[];
  readonly waits: SortedDurations;
  readonly serviceTimes: SortedDurations;
}

const WEEK_HOURS = 7 * 24;

/** Some visits of one service, counted every way a figure asks for. */
class ServiceSums {
  readonly visits = new Uint32Array(WEEK_HOURS);
  readonly persons = new Uint32Array(WEEK_HOURS);
  readonly days = new Map<Day, Count>();
  readonly reasons = new Map<string, Count>();
  readonly userTypes = new Map<UserType, Count>();
  readonly waits = new DurationCounts();
  readonly serviceTimes = new DurationCounts();
  appointments: Count = NONE;
}

const NONE: Count = { visits: 0, persons: 0 };

/**
 * Visits counted every way a figure asks for, by service. Sums of days, of months and of other sums come out alike,
 * whatever the cut and the order: all figures about visits are read from one of these, on a tablet and at the endpoint.
 */
export class VisitSums {
  readonly #byService = new Map<string, ServiceSums>();

  get services(): readonly string[] {
    return [...this.#byService.keys()].sort();
  }

  /** What was counted of a service; of one that nobody came for, `undefined`. */
  of(service: string): Readonly<ServiceSums> | undefined {
    return this.#byService.get(service);
  }

  addDay(columns: VisitColumns): this {
    const { day, service, minute, persons, waitSeconds, serviceSeconds, flags } = columns;
    const weekday = weekdayOf(day) * 24;
    // A dictionary may hold a key of which no visit is left: sums are made for those that have one.
    const sums: (DaySums | undefined)[] = [];
    for (let i = 0; i < service.length; i += 1) {
      const position = service[i] as number;
      sums[position] ??= daySums(this.#sumsOf(columns.services[position] as string), columns);
      const { to, ofDay, reasons, userTypes, appointments } = sums[position];
      const people = persons[i] as number;
      const hour = weekday + Math.floor((minute[i] as number) / 60);
      to.visits[hour] = (to.visits[hour] as number) + 1;
      to.persons[hour] = (to.persons[hour] as number) + people;
      count(ofDay, people);
      count(reasons[columns.reason[i] as number] as MutableCount, people);
      count(userTypes[columns.userType[i] as number] as MutableCount, people);
      if (((flags[i] as number) & VISIT_FLAGS.appointment) !== 0) count(appointments, people);
      const wait = waitSeconds[i] as number;
      if (wait !== UNKNOWN_SECONDS) to.waits.add(wait);
      const served = serviceSeconds[i] as number;
      if (served !== UNKNOWN_SECONDS) to.serviceTimes.add(served);
    }
    for (const each of sums) if (each !== undefined) settle(each, columns);
    return this;
  }

  addMonth({ services }: VisitMonth): this {
    for (const stored of services) {
      const to = this.#sumsOf(stored.key);
      addAll(to.visits, stored.visits);
      addAll(to.persons, stored.persons);
      stored.days.forEach((day, i) => {
        const ofDay = {
          visits: stored.visitsOfDay[i] as number,
          persons: stored.personsOfDay[i] as number,
        };
        addTo(to.days, day, ofDay);
      });
      to.appointments = sumOf(to.appointments, stored.appointments);
      for (const [key, counted] of stored.reasons) addTo(to.reasons, key, counted);
      for (const [key, counted] of stored.userTypes) addTo(to.userTypes, key, counted);
      to.waits.addSorted(stored.waits);
      to.serviceTimes.addSorted(stored.serviceTimes);
    }
    return this;
  }

  add(sums: VisitSums): this {
    for (const [key, from] of sums.#byService) {
      const to = this.#sumsOf(key);
      addAll(to.visits, from.visits);
      addAll(to.persons, from.persons);
      for (const [day, counted] of from.days) addTo(to.days, day, counted);
      to.appointments = sumOf(to.appointments, from.appointments);
      for (const [reason, counted] of from.reasons) addTo(to.reasons, reason, counted);
      for (const [userType, counted] of from.userTypes) addTo(to.userTypes, userType, counted);
      to.waits.addCounts(from.waits);
      to.serviceTimes.addCounts(from.serviceTimes);
    }
    return this;
  }

  /** As it is stored, when all that was added lies in one month. */
  stored(): VisitMonth {
    return {
      services: [...this.#byService].map(([key, sums]) => ({
        key,
        visits: sums.visits,
        persons: sums.persons,
        days: [...sums.days.keys()],
        visitsOfDay: Uint32Array.from(sums.days.values(), ({ visits }) => visits),
        personsOfDay: Uint32Array.from(sums.days.values(), ({ persons }) => persons),
        appointments: sums.appointments,
        reasons: [...sums.reasons],
        userTypes: [...sums.userTypes],
        waits: sums.waits.sorted(),
        serviceTimes: sums.serviceTimes.sorted(),
      })),
    };
  }

  #sumsOf(service: string): ServiceSums {
    const known = this.#byService.get(service);
    if (known !== undefined) return known;
    const made = new ServiceSums();
    this.#byService.set(service, made);
    return made;
  }
}

type MutableCount = { -readonly [K in keyof Count]: Count[K] };

/** One service's counts of one day, by the positions of the day's own dictionaries. */
interface DaySums {
  readonly to: ServiceSums;
  readonly ofDay: MutableCount;
  readonly appointments: MutableCount;
  readonly reasons: readonly MutableCount[];
  readonly userTypes: readonly MutableCount[];
}

function daySums(to: ServiceSums, columns: VisitColumns): DaySums {
  return {
    to,
    ofDay: { ...NONE },
    appointments: { ...NONE },
    reasons: columns.reasons.map(() => ({ ...NONE })),
    userTypes: USER_TYPE_CODES.map(() => ({ ...NONE })),
  };
}

function settle({ to, ofDay, appointments, reasons, userTypes }: DaySums, columns: VisitColumns): void {
  addTo(to.days, columns.day, ofDay);
  to.appointments = sumOf(to.appointments, appointments);
  reasons.forEach((counted, i) => {
    if (counted.visits > 0) addTo(to.reasons, columns.reasons[i] as string, counted);
  });
  userTypes.forEach((counted, i) => {
    if (counted.visits > 0) addTo(to.userTypes, USER_TYPE_CODES[i] as UserType, counted);
  });
}

function count(to: MutableCount, people: number): void {
  to.visits += 1;
  to.persons += people;
}

export function sumOf(a: Count | undefined, b: Count): Count {
  return a === undefined ? b : { visits: a.visits + b.visits, persons: a.persons + b.persons };
}

function addTo<K>(counts: Map<K, Count>, key: K, counted: Count): void {
  counts.set(key, sumOf(counts.get(key), counted));
}

function addAll(to: Uint32Array, from: Uint32Array): void {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] as number) + (from[i] as number);
}
