import { spanOfSlot } from '../domain/appointment/agenda.ts';
import {
  type AppointmentShapes,
  appointmentKind,
  appointmentStatus,
} from '../domain/appointment/appointment.ts';
import { moveFact, movesOf } from '../domain/appointment/appointment-moves.ts';
import { whyNotBookable } from '../domain/appointment/free-slots.ts';
import { valuesOf } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { agendaIn } from './agenda-in.ts';
import type { Desk, Done } from './desk.ts';
import { stateWithUndo } from './undo.ts';

export interface AppointmentMove {
  readonly id: string;
  /** The new start, milliseconds since 1970. */
  readonly start: number;
}

/**
 * Gives an appointment another time; reference, procedure and the day of the booking stay. Moved on two tablets that are cut off
 * from each other, both see it once they meet (`agendaConflicts`).
 * Fails with `not-found`; `wrong-state` unless it is booked; as `bookAppointment` does for the new time.
 */
export function moveAppointment(desk: Desk, { id, start }: AppointmentMove): Promise<Result<Done>> {
  return desk.store.write(async (transaction) => {
    const record = await transaction.get(id);
    if (record?.kind !== appointmentKind.name) return fail({ code: 'not-found', id });
    const appointment = valuesOf<AppointmentShapes>(record);
    const status = appointmentStatus(appointment);
    if (appointment.slot === undefined || status !== 'booked')
      return fail({ code: 'wrong-state', state: status });
    const slot = { ...appointment.slot, start };
    const refusal = whyNotBookable(
      spanOfSlot(slot),
      await agendaIn(transaction, desk, desk.time.dayOf(start), id),
    );
    if (refusal !== undefined) return fail(refusal);
    const seen = Object.fromEntries([...movesOf(appointment).keys()].map((fact) => [fact, null]));
    const facts = { slot, ...seen, [moveFact(desk.series)]: { at: desk.now(), start } };
    return ok({ id, undo: [await stateWithUndo(transaction, record, facts)] });
  });
}
