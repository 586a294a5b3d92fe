import {
  type AppointmentShapes,
  appointmentKind,
  appointmentStatus,
} from '../domain/appointment/appointment.ts';
import { visitIdOfAppointment } from '../domain/kernel/ids.ts';
import { valuesOf } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Void } from '../domain/kernel/shapes.ts';
import { type VisitShapes, visitKind } from '../domain/visit/visit.ts';
import type { Desk, Done } from './desk.ts';
import { stateWithUndo } from './undo.ts';

export interface SessionToVoid {
  readonly id: string;
  readonly reason: Void['reason'];
}

/**
 * Takes a session that was logged by mistake out of the count. An appointment stands again as « arrivé », its person at the
 * PAN's desk; a session without appointment is void, and so is the visit it made. A visit that the counter had registered
 * goes back to the PAN's desk.
 * Fails with `not-found`, or `wrong-state` when no session was logged on it.
 */
export function voidSession(desk: Desk, { id, reason }: SessionToVoid): Promise<Result<Done>> {
  const visitId = visitIdOfAppointment(id);
  return desk.store.write(async (transaction) => {
    const [record, visit] = await transaction.getAll([id, visitId]);
    if (record?.kind !== appointmentKind.name) return fail({ code: 'not-found', id });
    const appointment = valuesOf<AppointmentShapes>(record);
    const status = appointmentStatus(appointment);
    if (appointment.session === undefined || status !== 'seen')
      return fail({ code: 'wrong-state', state: status });
    const voided = { void: { at: desk.now(), reason } };
    const hasSlot = appointment.slot !== undefined;
    const undo = [await stateWithUndo(transaction, record, hasSlot ? { session: null } : voided)];
    if (visit?.kind !== visitKind.name) return ok({ id, undo });
    const cameFirst = hasSlot || valuesOf<VisitShapes>(visit).arrival?.ticket !== undefined;
    undo.push(await stateWithUndo(transaction, visit, cameFirst ? { departure: null } : voided));
    return ok({ id, undo });
  });
}
