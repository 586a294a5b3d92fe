import { type Agenda, slotsHeld } from '../domain/appointment/agenda.ts';
import { appointmentKind } from '../domain/appointment/appointment.ts';
import type { Day } from '../domain/kernel/site-time.ts';
import type { Desk, WriteTransaction } from './desk.ts';
import { settingsIn } from './settings-in.ts';

/**
 * What a slot of that day is weighed against, read in the transaction that will take it.
 * @param except the id of an appointment that is about to leave its slot
 */
export async function agendaIn(
  transaction: WriteTransaction,
  desk: Desk,
  day: Day,
  except?: string,
): Promise<Agenda> {
  return {
    settings: await settingsIn(transaction),
    time: desk.time,
    held: slotsHeld(await transaction.ofDays(appointmentKind.name, day, day), except),
    now: desk.now(),
  };
}
