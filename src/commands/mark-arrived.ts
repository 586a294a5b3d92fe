import { PAN_SERVICE } from '../domain/appointment/agenda.ts';
import {
  type AppointmentShapes,
  appointmentKind,
  appointmentStatus,
} from '../domain/appointment/appointment.ts';
import type { Failure } from '../domain/kernel/failure.ts';
import { visitIdOfAppointment } from '../domain/kernel/ids.ts';
import { type Values, valuesOf } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { type VisitArrival, visitKind } from '../domain/visit/visit.ts';
import type { Desk, Done } from './desk.ts';
import { stateWithUndo } from './undo.ts';

/**
 * The person of an appointment stands at the counter: that is the check-in too. The appointment's arrival and the visit,
 * whose id is derived, are one transaction and so carry one stamp: ticked or taken back on several tablets, both facts
 * always merge the same way, and it is one visit (`decisions/0003`). A visit made void before counts again; an absence
 * noted too early is taken back.
 * Fails with `not-found`; `wrong-state` unless it is booked or absent; `invalid` (rule `other-day`) on another day than its own.
 */
export function markArrived(desk: Desk, { id }: { readonly id: string }): Promise<Result<Done>> {
  const at = desk.now();
  const visitId = visitIdOfAppointment(id);
  return desk.store.write(async (transaction) => {
    const [appointment, visit] = await transaction.getAll([id, visitId]);
    if (appointment?.kind !== appointmentKind.name) return fail({ code: 'not-found', id });
    const values = valuesOf<AppointmentShapes>(appointment);
    const refusal = whyNotArriving(values, desk, at);
    if (refusal !== undefined) return fail(refusal);
    const former = visit ?? { kind: visitKind.name, id: visitId, facts: {} };
    return ok({
      id,
      undo: [
        await stateWithUndo(transaction, appointment, {
          arrival: { at },
          ...(values.outcome ? { outcome: null } : {}),
        }),
        await stateWithUndo(transaction, former, { arrival: arrivalAt(at, values.slot?.start), void: null }),
      ],
    });
  });
}

function whyNotArriving(appointment: Values<AppointmentShapes>, desk: Desk, at: number): Failure | undefined {
  const status = appointmentStatus(appointment);
  if (status !== 'booked' && status !== 'no-show') return { code: 'wrong-state', state: status };
  const day = appointment.slot && desk.time.dayOf(appointment.slot.start);
  return day === desk.time.dayOf(at) ? undefined : { code: 'invalid', field: 'start', rule: 'other-day' };
}

/** @param due the time of the appointment */
function arrivalAt(at: number, due: number | undefined): VisitArrival {
  return {
    at,
    service: PAN_SERVICE,
    appointment: true,
    ...(due === undefined ? {} : { due }),
    people: 1,
    userType: 'particulier',
    needs: [],
  };
}
