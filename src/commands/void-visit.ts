import { type AppointmentShapes, appointmentKind } from '../domain/appointment/appointment.ts';
import { appointmentIdOfVisit } from '../domain/kernel/ids.ts';
import { type GuichetRecord, valuesOf } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Void } from '../domain/kernel/shapes.ts';
import { type VisitShapes, visitKind } from '../domain/visit/visit.ts';
import type { Desk, Done, Statement, WriteTransaction } from './desk.ts';
import { stateWithUndo } from './undo.ts';

export interface VisitToVoid {
  readonly id: string;
  readonly reason: Void['reason'];
}

/**
 * Takes a visit out of the count. One that an appointment became takes its tick « arrivé » back with it, so that the
 * agenda and the attendance never tell two stories.
 * Fails with `not-found`; `already-done` when it is void; `wrong-state` (`seen`) when a session was logged on it.
 */
export function voidVisit(desk: Desk, { id, reason }: VisitToVoid): Promise<Result<Done>> {
  return desk.store.write(async (transaction) => {
    const [visit, appointment] = await transaction.getAll([id, appointmentIdOfVisit(id)]);
    if (visit?.kind !== visitKind.name) return fail({ code: 'not-found', id });
    if (valuesOf<VisitShapes>(visit).void !== undefined) return fail({ code: 'already-done', what: 'void' });
    if (appointment && isSeen(appointment)) return fail({ code: 'wrong-state', state: 'seen' });
    const undo = [await stateWithUndo(transaction, visit, { void: { at: desk.now(), reason } })];
    if (appointment) undo.push(await takeArrivalBack(transaction, appointment));
    return ok({ id, undo });
  });
}

function isSeen(appointment: GuichetRecord): boolean {
  const { session, void: voided } = valuesOf<AppointmentShapes>(appointment);
  return appointment.kind === appointmentKind.name && session !== undefined && voided === undefined;
}

function takeArrivalBack(transaction: WriteTransaction, appointment: GuichetRecord): Promise<Statement> {
  return stateWithUndo(transaction, appointment, { arrival: null });
}
