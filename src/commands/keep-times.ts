import {
  type AppointmentShapes,
  appointmentKind,
  appointmentStatus,
} from '../domain/appointment/appointment.ts';
import { movesOf } from '../domain/appointment/appointment-moves.ts';
import { type GuichetRecord, type Values, valuesOf } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Desk, Done, Statement } from './desk.ts';
import { stateWithUndo } from './undo.ts';

/**
 * A person decided that these appointments stay at their times, though there are fewer places, the PAN is closed then, or one
 * was moved to another time on another tablet: nobody is asked about it again.
 * Fails with `not-found`, or `wrong-state` when one of them is not booked or arrived; then nothing is written.
 */
export function keepTimes(desk: Desk, { ids }: { readonly ids: readonly string[] }): Promise<Result<Done>> {
  const at = desk.now();
  return desk.store.write(async (transaction) => {
    const records = await transaction.getAll(ids);
    const booked = ids.map((id, rank) => bookedIn(records[rank], id));
    const refused = booked.find(({ ok: kept }) => !kept);
    if (refused !== undefined && !refused.ok) return refused;
    const undo: Statement[] = [];
    for (const one of booked) {
      if (!one.ok) continue;
      const { record, start, appointment } = one.value;
      const others = [...movesOf(appointment)].filter(([, move]) => move.start !== start);
      const facts = { kept: { at, start }, ...Object.fromEntries(others.map(([fact]) => [fact, null])) };
      undo.push(await stateWithUndo(transaction, record, facts));
    }
    return ok({ id: ids[0] ?? '', undo });
  });
}

function bookedIn(record: GuichetRecord | undefined, id: string): Result<Booked> {
  if (record?.kind !== appointmentKind.name) return fail({ code: 'not-found', id });
  const appointment = valuesOf<AppointmentShapes>(record);
  const status = appointmentStatus(appointment);
  if (appointment.slot === undefined || !KEEPABLE.has(status))
    return fail({ code: 'wrong-state', state: status });
  return ok({ record, appointment, start: appointment.slot.start });
}

interface Booked {
  readonly record: GuichetRecord;
  readonly appointment: Values<AppointmentShapes>;
  readonly start: number;
}

const KEEPABLE: ReadonlySet<string> = new Set(['booked', 'arrived', 'seen', 'no-show']);
