import { appointmentKind, appointmentStatus } from '../domain/appointment/appointment.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

export interface Cancellation {
  readonly id: string;
  readonly by: 'user' | 'service';
}

/** Cancels a booked appointment; its slot is free again. Fails with `not-found`, or `wrong-state` unless it is booked. */
export function cancelAppointment(desk: Desk, { id, by }: Cancellation): Promise<Result<Done>> {
  return revise(desk, appointmentKind, id, (appointment) => {
    const status = appointmentStatus(appointment);
    if (status !== 'booked') return fail({ code: 'wrong-state', state: status });
    return ok({
      outcome: { at: desk.now(), outcome: by === 'user' ? 'cancelled-by-user' : 'cancelled-by-service' },
    });
  });
}
