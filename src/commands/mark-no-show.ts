import { appointmentKind, appointmentStatus } from '../domain/appointment/appointment.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

/**
 * The person did not come. Who arrives late after all is marked as arrived, which takes this back.
 * Fails with `not-found`; `wrong-state` unless it is booked; `invalid` (rule `future`) before the time of the appointment.
 */
export function markNoShow(desk: Desk, { id }: { readonly id: string }): Promise<Result<Done>> {
  return revise(desk, appointmentKind, id, (appointment) => {
    const at = desk.now();
    const status = appointmentStatus(appointment);
    if (status !== 'booked') return fail({ code: 'wrong-state', state: status });
    if (appointment.slot !== undefined && at < appointment.slot.start) {
      return fail({ code: 'invalid', field: 'start', rule: 'future' });
    }
    return ok({ outcome: { at, outcome: 'no-show' } });
  });
}
