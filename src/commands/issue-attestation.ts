import { type AppointmentAttestation, appointmentKind } from '../domain/appointment/appointment.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

export interface IssuedAttestation extends Omit<AppointmentAttestation, 'at'> {
  /** The appointment or session it was given in. */
  readonly id: string;
}

/**
 * Records that a paper was given saying that the online procedure was impossible; who it was given to stays on the paper.
 * Given again, the last one stands. Fails with `not-found`, or `wrong-state` (`void`) on one made by mistake.
 */
export function issueAttestation(
  desk: Desk,
  { id, procedure, reason }: IssuedAttestation,
): Promise<Result<Done>> {
  return revise(desk, appointmentKind, id, (appointment) =>
    appointment.void === undefined
      ? ok({ attestation: { at: desk.now(), procedure, reason } })
      : fail({ code: 'wrong-state', state: 'void' }),
  );
}
