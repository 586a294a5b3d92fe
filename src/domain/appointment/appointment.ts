import * as v from 'valibot';
import { type Kind, schemaByFact } from '../kernel/kind.ts';
import { type Values, valuesOf } from '../kernel/record.ts';
import { instantShape, keyShape, languageShape, peopleShape, voidShape } from '../kernel/shapes.ts';
import { type Tally, tallyShape } from '../retention/tally.ts';
import { type SealedContact, sealedContactShape } from '../sealing/sealed-contact.ts';
import { NEEDS } from '../visit/visit.ts';

/** A booked slot at the Point d'Accès Numérique, and what was done in it. A session without a slot is a walk-in. */

export const APPOINTMENT_OUTCOMES = ['no-show', 'cancelled-by-user', 'cancelled-by-service'] as const;
export const HELP_KINDS = ['tool', 'information', 'file'] as const;
export const AUTONOMY = ['accompanied', 'partial', 'autonomous'] as const;
export const SESSION_RESULTS = ['filed', 'prepared', 'blocked', 'redirected'] as const;

const slotShape = v.object({
  start: instantShape,
  durationMinutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(480)),
  procedure: keyShape,
  /** When the booking was made: gives the delay to obtain an appointment. */
  bookedAt: instantShape,
});

const arrivalShape = v.object({ at: instantShape });

const outcomeShape = v.object({ at: instantShape, outcome: v.picklist(APPOINTMENT_OUTCOMES) });

const sessionShape = v.pipe(
  v.object({
    start: instantShape,
    end: instantShape,
    procedure: keyShape,
    help: v.pipe(v.array(v.picklist(HELP_KINDS)), v.minLength(1), v.maxLength(HELP_KINDS.length)),
    autonomy: v.picklist(AUTONOMY),
    result: v.picklist(SESSION_RESULTS),
    redirectedTo: v.optional(keyShape),
    needs: v.pipe(v.array(v.picklist(NEEDS)), v.maxLength(NEEDS.length)),
    language: v.optional(languageShape),
    people: peopleShape,
  }),
  v.check((session) => session.start <= session.end, 'end-before-start'),
);

const shapes = {
  slot: slotShape,
  person: sealedContactShape,
  arrival: arrivalShape,
  outcome: outcomeShape,
  session: sessionShape,
  void: voidShape,
  tally: tallyShape,
};

export type AppointmentSlot = v.InferOutput<typeof slotShape>;
export type AppointmentArrival = v.InferOutput<typeof arrivalShape>;
export type AppointmentOutcome = v.InferOutput<typeof outcomeShape>;
export type AppointmentSession = v.InferOutput<typeof sessionShape>;

export interface AppointmentShapes {
  readonly slot: AppointmentSlot;
  /** What is needed to recognise and call back the person. */
  readonly person: SealedContact;
  readonly arrival: AppointmentArrival;
  readonly outcome: AppointmentOutcome;
  readonly session: AppointmentSession;
  readonly void: v.InferOutput<typeof voidShape>;
  /** What is left of a day's records that were removed. */
  readonly tally: Tally;
}

export const appointmentKind: Kind<AppointmentShapes> = {
  name: 'appointment',
  shape: 1,
  upgrades: {},
  schemaOf: schemaByFact(shapes),
  dayOf(record, time) {
    const { slot, arrival, session, tally } = valuesOf<AppointmentShapes>(record);
    const at = slot?.start ?? arrival?.at ?? session?.start;
    return at === undefined ? tally?.day : time.dayOf(at);
  },
};

export type AppointmentStatus =
  | 'unknown'
  | 'void'
  | 'booked'
  | 'arrived'
  | 'seen'
  | (typeof APPOINTMENT_OUTCOMES)[number];

export function appointmentStatus(appointment: Values<AppointmentShapes>): AppointmentStatus {
  if (appointment.void !== undefined) return 'void';
  if (appointment.session !== undefined) return 'seen';
  if (appointment.outcome !== undefined) return appointment.outcome.outcome;
  if (appointment.arrival !== undefined) return 'arrived';
  return appointment.slot === undefined ? 'unknown' : 'booked';
}
