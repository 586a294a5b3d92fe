import * as v from 'valibot';
import { type Kind, schemaByFact } from '../kernel/kind.ts';
import { type Values, valuesOf } from '../kernel/record.ts';
import { instantShape, keyShape, languageShape, peopleShape, voidShape } from '../kernel/shapes.ts';
import { type Tally, tallyShape } from '../retention/tally.ts';

/** One arrival at the counter of one person or group. No name is ever asked. */

export const USER_TYPES = ['particulier', 'professionnel', 'association', 'collectivite', 'elu'] as const;
export const NEEDS = ['moteur', 'visuel', 'auditif', 'langue', 'difficulte'] as const;
export const DEPARTURE_OUTCOMES = ['served', 'redirected', 'left'] as const;

/** Why a person passes before others. Never a disability of a named person: a mark on a ticket of the day. */
export const PRIORITIES = ['card', 'pregnancy', 'age'] as const;

export const HOLD_REASONS = ['asked', 'no-answer'] as const;

const arrivalShape = v.object({
  at: instantShape,
  service: keyShape,
  reason: v.optional(keyShape),
  appointment: v.boolean(),
  people: peopleShape,
  userType: v.picklist(USER_TYPES),
  needs: v.pipe(v.array(v.picklist(NEEDS)), v.maxLength(NEEDS.length)),
  language: v.optional(languageShape),
  /** Series of the desk that gave it, and rank of the day in that series: no two desks can give the same. */
  ticket: v.optional(
    v.object({
      series: v.pipe(v.string(), v.regex(/^[A-Z]{1,2}$/)),
      number: v.pipe(v.number(), v.integer(), v.minValue(1)),
    }),
  ),
  priority: v.optional(v.picklist(PRIORITIES)),
  /** The time of the appointment the person came for, where it is known. */
  due: v.optional(instantShape),
  /** Only counted (imported, typed in afterwards): nobody follows this visit through the waiting line. */
  counted: v.optional(v.literal(true)),
  /** `hour` when the source knows no more than the hour. */
  precision: v.optional(v.literal('hour')),
});

const timesShape = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));

const callShape = v.object({
  at: instantShape,
  counter: keyShape,
  /** When the person was called again, who had not come at once. */
  recalledAt: v.optional(instantShape),
  /** Calls before this one that nobody answered. */
  missed: v.optional(timesShape),
});

/** A counter that says it called: two desks cut off from each other may both; the fact `call` tells which one goes on. */
const claimShape = v.object({ at: instantShape });

/** Put aside: still in the hall, not to be called for now. */
const holdShape = v.object({
  at: instantShape,
  reason: v.picklist(HOLD_REASONS),
  /** Calls that nobody answered. */
  missed: v.optional(timesShape),
});

/** Sent on to another service of the hall; the arrival, and so the place in the line, stays. */
const transferShape = v.object({
  at: instantShape,
  to: keyShape,
  /** When a counter first called: the wait that began at the arrival ended then. */
  firstCallAt: v.optional(instantShape),
});

const departureShape = v.object({
  at: instantShape,
  outcome: v.picklist(DEPARTURE_OUTCOMES),
  /** The service the person was sent to, with `redirected`. */
  to: v.optional(keyShape),
});

const shapes = {
  arrival: arrivalShape,
  call: callShape,
  hold: holdShape,
  transfer: transferShape,
  departure: departureShape,
  void: voidShape,
  tally: tallyShape,
};

const CLAIM = 'claim:';

/** The fact by which a counter says that it called this visit. @param counter key of the counter */
export function claimFact(counter: string): `claim:${string}` {
  return `${CLAIM}${counter}`;
}

/** The counters that say they called, by key, with what each said. */
export function claimsOf(visit: Values<VisitShapes>): ReadonlyMap<string, VisitClaim> {
  const claims = Object.entries(visit).filter(([name]) => name.startsWith(CLAIM));
  return new Map(claims.map(([name, claim]) => [name.slice(CLAIM.length), claim as VisitClaim]));
}

export type VisitArrival = v.InferOutput<typeof arrivalShape>;
export type VisitCall = v.InferOutput<typeof callShape>;
export type VisitHold = v.InferOutput<typeof holdShape>;
export type VisitTransfer = v.InferOutput<typeof transferShape>;
export type VisitClaim = v.InferOutput<typeof claimShape>;
export type Priority = (typeof PRIORITIES)[number];
export type VisitDeparture = v.InferOutput<typeof departureShape>;
export type UserType = (typeof USER_TYPES)[number];
export type Need = (typeof NEEDS)[number];

export interface VisitShapes {
  readonly arrival: VisitArrival;
  readonly call: VisitCall;
  readonly hold: VisitHold;
  readonly transfer: VisitTransfer;
  readonly departure: VisitDeparture;
  readonly void: v.InferOutput<typeof voidShape>;
  /** What is left of a day's records that were removed. */
  readonly tally: Tally;
  readonly [claim: `claim:${string}`]: VisitClaim;
}

const ofName = schemaByFact(shapes);

export const visitKind: Kind<VisitShapes> = {
  name: 'visit',
  shape: 1,
  upgrades: {},
  schemaOf: (record, fact) => (fact.startsWith(CLAIM) ? claimShape : ofName(record, fact)),
  dayOf(record, time) {
    const { arrival, tally } = valuesOf<VisitShapes>(record);
    return arrival === undefined ? tally?.day : time.dayOf(arrival.at);
  },
};

/**
 * `unknown`: its arrival has not come yet (another tablet's facts travel ahead). `left`: gone before being called.
 * `counted`: past the line, nobody follows it. `held`: put aside, in the hall.
 */
export type VisitStatus =
  | 'unknown'
  | 'void'
  | 'counted'
  | 'waiting'
  | 'held'
  | 'called'
  | 'served'
  | 'redirected'
  | 'left';

export function visitStatus(visit: Values<VisitShapes>): VisitStatus {
  if (visit.arrival === undefined) return 'unknown';
  if (visit.void !== undefined) return 'void';
  if (visit.departure !== undefined) return visit.departure.outcome;
  if (visit.arrival.counted) return 'counted';
  if (visit.hold !== undefined) return 'held';
  return visit.call === undefined ? 'waiting' : 'called';
}

/** `A 012`. */
export function ticketText(ticket: NonNullable<VisitArrival['ticket']>): string {
  return `${ticket.series} ${String(ticket.number).padStart(3, '0')}`;
}
