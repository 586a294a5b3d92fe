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
    /** Everybody had their own matter: ten people are ten accompaniments in one session. Absent: they came with one matter. */
    workshop: v.exactOptional(v.literal(true)),
  }),
  v.check((session) => session.start <= session.end, 'end-before-start'),
);

/** Why a procedure that exists online only could not be done there. */
export const ATTESTATION_REASONS = ['outage', 'not-provided', 'rejected', 'no-answer', 'unable'] as const;

/** A paper was given that says the online procedure was impossible. Who it was given to is written on the paper only. */
const attestationShape = v.object({
  at: instantShape,
  procedure: keyShape,
  reason: v.picklist(ATTESTATION_REASONS),
});

/**
 * A device that says it moved this appointment. Who moves takes back what others said of moves that were seen: when two such
 * facts stand, two devices moved it while they were cut off from each other, and `slot` tells which time goes on.
 */
const moveShape = v.object({ at: instantShape, start: instantShape });

/** A person decided that it stays at this time, whatever else is held then. Moved away, the decision is void. */
const keptShape = v.object({ at: instantShape, start: instantShape });

const shapes = {
  slot: slotShape,
  person: sealedContactShape,
  arrival: arrivalShape,
  outcome: outcomeShape,
  session: sessionShape,
  attestation: attestationShape,
  kept: keptShape,
  void: voidShape,
  tally: tallyShape,
};

/** What the name of a fact that tells of a move begins with; see `appointment-moves.ts`. */
export const MOVE = 'move:';

export type AppointmentSlot = v.InferOutput<typeof slotShape>;
export type AppointmentArrival = v.InferOutput<typeof arrivalShape>;
export type AppointmentOutcome = v.InferOutput<typeof outcomeShape>;
export type AppointmentSession = v.InferOutput<typeof sessionShape>;
export type AppointmentAttestation = v.InferOutput<typeof attestationShape>;
export type AppointmentMoved = v.InferOutput<typeof moveShape>;

export interface AppointmentShapes {
  readonly slot: AppointmentSlot;
  /** What is needed to recognise and call back the person. */
  readonly person: SealedContact;
  readonly arrival: AppointmentArrival;
  readonly outcome: AppointmentOutcome;
  readonly session: AppointmentSession;
  readonly attestation: AppointmentAttestation;
  readonly kept: v.InferOutput<typeof keptShape>;
  readonly void: v.InferOutput<typeof voidShape>;
  /** What is left of a day's records that were removed. */
  readonly tally: Tally;
  readonly [move: `move:${string}`]: AppointmentMoved;
}

const ofName = schemaByFact(shapes);

export const appointmentKind: Kind<AppointmentShapes> = {
  name: 'appointment',
  shape: 1,
  upgrades: {},
  schemaOf: (record, fact) => (fact.startsWith(MOVE) ? moveShape : ofName(record, fact)),
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
