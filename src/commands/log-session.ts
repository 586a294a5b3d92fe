import { PAN_COUNTER, PAN_SERVICE } from '../domain/appointment/agenda.ts';
import {
  type AppointmentSession,
  type AppointmentShapes,
  appointmentKind,
} from '../domain/appointment/appointment.ts';
import type { Failure } from '../domain/kernel/failure.ts';
import { visitIdOfAppointment } from '../domain/kernel/ids.ts';
import { type GuichetRecord, type Values, valuesOf } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { ContactSealer } from '../domain/sealing/sealed-contact.ts';
import {
  type VisitArrival,
  type VisitDeparture,
  type VisitShapes,
  visitKind,
} from '../domain/visit/visit.ts';
import type { Desk, Done } from './desk.ts';
import { stateWithUndo } from './undo.ts';

export interface LoggedSession {
  /**
   * The appointment; or `appointmentIdOfVisit(visit)` of somebody who came to the line without one; absent when nobody
   * registered the person before.
   */
  readonly id?: string;
  readonly session: AppointmentSession;
  /** Seals who came, where the person said so now. */
  readonly seal?: ContactSealer;
}

/**
 * Says what was done in a session, or corrects it. In one transaction, the visit behind it is called at the start and
 * gone at the end, and arrives where nobody had ticked it: what the mediator logs is never typed a second time.
 * Fails with `not-found`; `wrong-state` on a cancelled or void appointment; `invalid` for an end before the start or in
 * the future, or a start on another day than the appointment's.
 */
export async function logSession(desk: Desk, { id, session, seal }: LoggedSession): Promise<Result<Done>> {
  const appointmentId = id ?? desk.newId();
  const visitId = visitIdOfAppointment(appointmentId);
  // Before the transaction: a browser ends one that waits for anything but its own requests.
  const person = await seal?.({ kind: appointmentKind.name, id: appointmentId, fact: 'person' });
  return desk.store.write(async (transaction) => {
    const [appointment, visit] = await transaction.getAll([appointmentId, visitId]);
    if (id !== undefined && appointment === undefined && visit === undefined)
      return fail({ code: 'not-found', id });
    const refusal = whyNotLogged(session, appointment, desk);
    if (refusal !== undefined) return fail(refusal);
    const former = appointment ?? { kind: appointmentKind.name, id: appointmentId, facts: {} };
    const formerVisit = visit ?? { kind: visitKind.name, id: visitId, facts: {} };
    return ok({
      id: appointmentId,
      undo: [
        await stateWithUndo(transaction, former, {
          ...appointmentFacts(session, valuesOf<AppointmentShapes>(former)),
          ...(person === undefined ? {} : { person }),
        }),
        await stateWithUndo(
          transaction,
          formerVisit,
          visitFacts(session, valuesOf<VisitShapes>(formerVisit), former),
        ),
      ],
    });
  });
}

function whyNotLogged(
  session: AppointmentSession,
  record: GuichetRecord | undefined,
  desk: Desk,
): Failure | undefined {
  const { slot, outcome, void: voided } = valuesOf<AppointmentShapes>(record ?? { facts: {} });
  if (voided !== undefined) return { code: 'wrong-state', state: 'void' };
  if (outcome !== undefined && outcome.outcome !== 'no-show')
    return { code: 'wrong-state', state: outcome.outcome };
  if (session.end < session.start) return { code: 'invalid', field: 'end', rule: 'end-before-start' };
  if (session.end > desk.now()) return { code: 'invalid', field: 'end', rule: 'future' };
  const otherDay = slot !== undefined && desk.time.dayOf(slot.start) !== desk.time.dayOf(session.start);
  return otherDay ? { code: 'invalid', field: 'start', rule: 'other-day' } : undefined;
}

/** A session with somebody who has a slot says that the person arrived; an absence noted too early is taken back. */
function appointmentFacts(
  session: AppointmentSession,
  former: Values<AppointmentShapes>,
): Readonly<Record<string, unknown>> {
  const arrives = former.slot !== undefined && former.arrival === undefined;
  return {
    session,
    ...(arrives ? { arrival: { at: session.start } } : {}),
    ...(former.outcome === undefined ? {} : { outcome: null }),
  };
}

function visitFacts(
  session: AppointmentSession,
  former: Values<VisitShapes>,
  appointment: Pick<GuichetRecord, 'facts'>,
): Readonly<Record<string, unknown>> {
  const hasSlot = valuesOf<AppointmentShapes>(appointment).slot !== undefined;
  return {
    arrival: arrivalIn(session, former.arrival, hasSlot),
    call: { at: session.start, counter: PAN_COUNTER },
    departure: departureOf(session),
    void: null,
  };
}

/** The session knows better how many came and what they needed; the hour of the arrival stays where it is known. */
function arrivalIn(
  session: AppointmentSession,
  former: VisitArrival | undefined,
  hasSlot: boolean,
): VisitArrival {
  const { people, needs } = session;
  if (former !== undefined) return { ...former, people, needs };
  return {
    at: session.start,
    service: PAN_SERVICE,
    appointment: hasSlot,
    people,
    userType: 'particulier',
    needs,
  };
}

function departureOf({ end, result, redirectedTo }: AppointmentSession): VisitDeparture {
  const sentAway = result === 'redirected' && redirectedTo !== undefined;
  return { at: end, ...(sentAway ? { outcome: 'redirected', to: redirectedTo } : { outcome: 'served' }) };
}
