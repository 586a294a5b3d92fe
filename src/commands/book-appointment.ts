import { SLOT_MINUTES, spanOfSlot } from '../domain/appointment/agenda.ts';
import { type AppointmentSlot, appointmentKind } from '../domain/appointment/appointment.ts';
import { whyNotBookable } from '../domain/appointment/free-slots.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { ContactSealer } from '../domain/sealing/sealed-contact.ts';
import { agendaIn } from './agenda-in.ts';
import type { Desk, Done } from './desk.ts';
import { stateNew } from './undo.ts';

export interface Booking {
  /** Milliseconds since 1970. */
  readonly start: number;
  /** Key of the procedure the person comes for. */
  readonly procedure: string;
  /** Seals who comes, where the person said so. */
  readonly seal?: ContactSealer;
}

/**
 * Books a slot of the PAN. The reference to give the person is `referenceOf(done.id)`. Undone, it is void as a mistake.
 * Fails with `invalid` (rule `past`), `closed` outside the opening hours of a working day, or `slot-taken`.
 */
export async function bookAppointment(
  desk: Desk,
  { start, procedure, seal }: Booking,
): Promise<Result<Done>> {
  const id = desk.newId();
  // Before the transaction: a browser ends one that waits for anything but its own requests.
  const person = await seal?.({ kind: appointmentKind.name, id, fact: 'person' });
  const slot: AppointmentSlot = { start, durationMinutes: SLOT_MINUTES, procedure, bookedAt: desk.now() };
  return desk.store.write(async (transaction) => {
    const refusal = whyNotBookable(
      spanOfSlot(slot),
      await agendaIn(transaction, desk, desk.time.dayOf(start)),
    );
    if (refusal !== undefined) return fail(refusal);
    return ok(
      await stateNew(desk, transaction, appointmentKind.name, id, {
        slot,
        ...(person === undefined ? {} : { person }),
      }),
    );
  });
}
