import type { GuichetRecord } from '../kernel/record.ts';
import { type Agenda, holdsItsSlot, placesIn, spanOfSlot } from './agenda.ts';
import { type AppointmentSlot, appointmentStatus } from './appointment.ts';
import { movesOf } from './appointment-moves.ts';
import { appointmentsOf, type DatedAppointment } from './dated-appointment.ts';
import { openSpans } from './free-slots.ts';

/** What a person has to settle in the agenda. */
export type AgendaConflict =
  /** More appointments at one time than places: booked or moved there on tablets that were cut off from each other. */
  | {
      readonly why: 'overbooked';
      readonly start: number;
      readonly appointments: readonly BookedAppointment[];
      readonly places: number;
    }
  /** The PAN does not open then any more: a closure, or new hours. */
  | { readonly why: 'closed'; readonly start: number; readonly appointments: readonly [BookedAppointment] }
  /** Moved to another time on each of two tablets. `others`: the times that do not go on, in order. */
  | {
      readonly why: 'moved-twice';
      readonly start: number;
      readonly appointments: readonly [BookedAppointment];
      readonly others: readonly number[];
    };

export type BookedAppointment = DatedAppointment & { readonly slot: AppointmentSlot };

/**
 * What is to be settled among the appointments that are booked and not over, in the order of the clock. What a person decided
 * to keep as it is (`kept`) is settled, until one more joins it.
 * @param agenda `held` is not read
 */
export function agendaConflicts(
  records: Iterable<GuichetRecord>,
  agenda: Pick<Agenda, 'settings' | 'time' | 'now'>,
): readonly AgendaConflict[] {
  const held = appointmentsOf(records).filter(
    (one): one is BookedAppointment =>
      one.slot !== undefined && holdsItsSlot(one.values) && spanOfSlot(one.slot).end > agenda.now,
  );
  const booked = held.filter(({ values }) => appointmentStatus(values) === 'booked');
  return [
    ...overbookings(held, agenda),
    ...booked.filter((one) => !isKept(one) && isClosed(one, agenda)).map(closedConflict),
    ...booked.flatMap(movedTwice),
  ].sort((a, b) => a.start - b.start);
}

/** One conflict a beginning: those that stand when one of them begins, where they are more than the places. */
function overbookings(
  held: readonly BookedAppointment[],
  agenda: Pick<Agenda, 'settings' | 'time'>,
): readonly AgendaConflict[] {
  const starts = [...new Set(held.map(({ slot }) => slot.start))];
  return starts.flatMap((start) => {
    const appointments = held.filter(({ slot }) => slot.start <= start && start < spanOfSlot(slot).end);
    const places = placesIn({ start, end: start + 1 }, agenda);
    const settled = appointments.every(isKept);
    // Where nobody is received any more, each of them is told as closed.
    if (places === 0 || appointments.length <= places || settled) return [];
    return [{ why: 'overbooked' as const, start, appointments, places }];
  });
}

function isKept({ slot, values }: BookedAppointment): boolean {
  return values.kept?.start === slot.start;
}

function isClosed({ slot }: BookedAppointment, agenda: Pick<Agenda, 'settings' | 'time'>): boolean {
  const span = spanOfSlot(slot);
  if (placesIn(span, agenda) === 0) return true;
  return !openSpans(agenda.time.dayOf(span.start), agenda).some(
    (open) => open.start <= span.start && span.end <= open.end,
  );
}

function closedConflict(appointment: BookedAppointment): AgendaConflict {
  return { why: 'closed', start: appointment.slot.start, appointments: [appointment] };
}

function movedTwice(appointment: BookedAppointment): readonly AgendaConflict[] {
  const { start } = appointment.slot;
  const others = new Set([...movesOf(appointment.values).values()].map((move) => move.start));
  others.delete(start);
  if (others.size === 0) return [];
  return [
    { why: 'moved-twice', start, appointments: [appointment], others: [...others].sort((a, b) => a - b) },
  ];
}
