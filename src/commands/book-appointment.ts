import { SLOT_MINUTES, spanOfSlot } from '../domain/appointment/agenda.ts';
import { type AppointmentSlot, appointmentKind } from '../domain/appointment/appointment.ts';
import { whyNotBookable } from '../domain/appointment/free-slots.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { agendaIn } from './agenda-in.ts';
import type { Desk, Done } from './desk.ts';
import { stateNew } from './undo.ts';

export interface Booking {
  /** Milliseconds since 1970. */
  readonly start: number;
  /** Key of the procedure the person comes for. */
  readonly procedure: string;
}

/**
 * Books a slot of the PAN. The reference to give the person is `referenceOf(done.id)`. Undone, it is void as a mistake.
 * Fails with `invalid` (rule `past`), `closed` outside the opening hours of a working day, or `slot-taken`.
 */
export function bookAppointment(desk: Desk, { start, procedure }: Booking): Promise<Result<Done>> {
  const slot: AppointmentSlot = { start, durationMinutes: SLOT_MINUTES, procedure, bookedAt: desk.now() };
  return desk.store.write(async (transaction) => {
    const refusal = whyNotBookable(
      spanOfSlot(slot),
      await agendaIn(transaction, desk, desk.time.dayOf(start)),
    );
    if (refusal !== undefined) return fail(refusal);
    return ok(await stateNew(desk, transaction, appointmentKind.name, desk.newId(), { slot }));
  });
}
