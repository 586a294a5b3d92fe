import { type GuichetRecord, type Values, valuesOf } from '../kernel/record.ts';
import { type AppointmentShapes, type AppointmentSlot, appointmentKind } from './appointment.ts';

/** An appointment with the time it stands at in the agenda. */
export interface DatedAppointment {
  readonly id: string;
  /** Its slot's start; a walk-in's session start. Milliseconds since 1970. */
  readonly at: number;
  /** Absent for a session without appointment. */
  readonly slot: AppointmentSlot | undefined;
  readonly values: Values<AppointmentShapes>;
}

/** Appointments and sessions that were not made by mistake, in the order of the day. */
export function appointmentsOf(records: Iterable<GuichetRecord>): readonly DatedAppointment[] {
  const dated: DatedAppointment[] = [];
  for (const record of records) {
    const values = valuesOf<AppointmentShapes>(record);
    const at = values.slot?.start ?? values.session?.start;
    if (record.kind !== appointmentKind.name || at === undefined || values.void !== undefined) continue;
    dated.push({ id: record.id, at, slot: values.slot, values });
  }
  return dated.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
