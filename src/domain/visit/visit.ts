import * as v from 'valibot';
import { type Kind, schemaByFact } from '../kernel/kind.ts';
import { type Values, valuesOf } from '../kernel/record.ts';
import { instantShape, keyShape, languageShape, peopleShape, voidShape } from '../kernel/shapes.ts';

/** One arrival at the counter of one person or group. No name is ever asked. */

export const USER_TYPES = ['particulier', 'professionnel', 'association', 'collectivite', 'elu'] as const;
export const NEEDS = ['moteur', 'visuel', 'auditif', 'langue', 'difficulte'] as const;
export const DEPARTURE_OUTCOMES = ['served', 'redirected', 'left'] as const;

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
  /** Only counted (imported, typed in afterwards): nobody follows this visit through the waiting line. */
  counted: v.optional(v.literal(true)),
  /** `hour` when the source knows no more than the hour. */
  precision: v.optional(v.literal('hour')),
});

const callShape = v.object({ at: instantShape, counter: keyShape });

const departureShape = v.object({
  at: instantShape,
  outcome: v.picklist(DEPARTURE_OUTCOMES),
  /** The service the person was sent to, with `redirected`. */
  to: v.optional(keyShape),
});

const shapes = { arrival: arrivalShape, call: callShape, departure: departureShape, void: voidShape };

export type VisitArrival = v.InferOutput<typeof arrivalShape>;
export type VisitCall = v.InferOutput<typeof callShape>;
export type VisitDeparture = v.InferOutput<typeof departureShape>;
export type UserType = (typeof USER_TYPES)[number];
export type Need = (typeof NEEDS)[number];

export interface VisitShapes {
  readonly arrival: VisitArrival;
  readonly call: VisitCall;
  readonly departure: VisitDeparture;
  readonly void: v.InferOutput<typeof voidShape>;
}

export const visitKind: Kind<VisitShapes> = {
  name: 'visit',
  shape: 1,
  upgrades: {},
  schemaOf: schemaByFact(shapes),
  dayOf(record, time) {
    const { arrival } = valuesOf<VisitShapes>(record);
    return arrival && time.dayOf(arrival.at);
  },
};

/**
 * `unknown`: its arrival has not come yet (another tablet's facts travel ahead). `left`: gone before being called.
 * `counted`: past the line, nobody follows it.
 */
export type VisitStatus =
  | 'unknown'
  | 'void'
  | 'counted'
  | 'waiting'
  | 'called'
  | 'served'
  | 'redirected'
  | 'left';

export function visitStatus(visit: Values<VisitShapes>): VisitStatus {
  if (visit.arrival === undefined) return 'unknown';
  if (visit.void !== undefined) return 'void';
  if (visit.departure !== undefined) return visit.departure.outcome;
  if (visit.arrival.counted) return 'counted';
  return visit.call === undefined ? 'waiting' : 'called';
}

/** `A 012`. */
export function ticketText(ticket: NonNullable<VisitArrival['ticket']>): string {
  return `${ticket.series} ${String(ticket.number).padStart(3, '0')}`;
}
