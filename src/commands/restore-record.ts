import { type AppointmentShapes, appointmentKind } from '../domain/appointment/appointment.ts';
import { appointmentIdOfVisit } from '../domain/kernel/ids.ts';
import { type GuichetRecord, valuesOf } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Void } from '../domain/kernel/shapes.ts';
import { type VisitShapes, visitKind } from '../domain/visit/visit.ts';
import type { Desk, Done, Statement, WriteTransaction } from './desk.ts';
import { stateWithUndo } from './undo.ts';

/**
 * Takes a voided record back into the count. A visit that an appointment became ticks it « arrivé » again, as `void-visit`
 * had taken that back. Fails with `not-found`, or `already-done` when it is not void.
 */
export function restoreRecord(desk: Desk, { id }: { readonly id: string }): Promise<Result<Done>> {
  return desk.store.write(async (transaction) => {
    const [record, appointment] = await transaction.getAll([id, appointmentIdOfVisit(id)]);
    if (record === undefined) return fail({ code: 'not-found', id });
    if (valuesOf<{ void: Void }>(record).void === undefined)
      return fail({ code: 'already-done', what: 'restore' });
    const undo = [await stateWithUndo(transaction, record, { void: null })];
    if (appointment?.kind === appointmentKind.name)
      undo.push(...(await tickAgain(transaction, record, appointment)));
    return ok({ id, undo });
  });
}

async function tickAgain(
  transaction: WriteTransaction,
  visit: GuichetRecord,
  appointment: GuichetRecord,
): Promise<readonly Statement[]> {
  const { arrival } = valuesOf<VisitShapes>(visit);
  const ticked = valuesOf<AppointmentShapes>(appointment).arrival !== undefined;
  if (visit.kind !== visitKind.name || arrival === undefined || ticked) return [];
  return [await stateWithUndo(transaction, appointment, { arrival: { at: arrival.at } })];
}
