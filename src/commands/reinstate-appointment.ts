import { spanOfSlot } from '../domain/appointment/agenda.ts';
import {
  type AppointmentShapes,
  appointmentKind,
  appointmentStatus,
} from '../domain/appointment/appointment.ts';
import { whyNotBookable } from '../domain/appointment/free-slots.ts';
import { valuesOf } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { agendaIn } from './agenda-in.ts';
import type { Desk, Done } from './desk.ts';
import { stateWithUndo } from './undo.ts';

/**
 * Takes back a cancellation or an absence, however long ago: the appointment is booked as it was.
 * Fails with `not-found`; `wrong-state` unless it was cancelled or absent; for one that was cancelled and is to come, as
 * `bookAppointment` does where its place was given to somebody else meanwhile.
 */
export function reinstateAppointment(desk: Desk, { id }: { readonly id: string }): Promise<Result<Done>> {
  return desk.store.write(async (transaction) => {
    const record = await transaction.get(id);
    if (record?.kind !== appointmentKind.name) return fail({ code: 'not-found', id });
    const appointment = valuesOf<AppointmentShapes>(record);
    const { slot } = appointment;
    const status = appointmentStatus(appointment);
    if (slot === undefined || !REINSTATED.has(status)) return fail({ code: 'wrong-state', state: status });
    const agenda = await agendaIn(transaction, desk, desk.time.dayOf(slot.start), id);
    const refusal =
      status === 'no-show' || slot.start <= agenda.now ? undefined : whyNotBookable(spanOfSlot(slot), agenda);
    if (refusal !== undefined) return fail(refusal);
    return ok({ id, undo: [await stateWithUndo(transaction, record, { outcome: null })] });
  });
}

const REINSTATED: ReadonlySet<string> = new Set(['no-show', 'cancelled-by-user', 'cancelled-by-service']);
