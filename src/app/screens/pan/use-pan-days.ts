import { useMemo } from 'preact/hooks';
import { openingOn } from '../../../domain/affluence/opening.ts';
import { type AgendaSettings, PAN_SERVICE, placesIn, slotsHeld } from '../../../domain/appointment/agenda.ts';
import type { AgendaClosure } from '../../../domain/appointment/agenda-closure.ts';
import { appointmentKind } from '../../../domain/appointment/appointment.ts';
import { closuresOn } from '../../../domain/appointment/closures-on.ts';
import { appointmentsOf, type DatedAppointment } from '../../../domain/appointment/dated-appointment.ts';
import { freeSlots, openSpans } from '../../../domain/appointment/free-slots.ts';
import type { GuichetRecord } from '../../../domain/kernel/record.ts';
import { addDays, type Day, type SiteTime } from '../../../domain/kernel/site-time.ts';
import { useGuichet, useLive, useNow, useSettings } from '../../state/guichet-context.ts';

/** One day of the agenda: what is booked, what is free, and why it is closed where it is. */
export interface PanDay {
  readonly day: Day;
  readonly isToday: boolean;
  readonly appointments: readonly DatedAppointment[];
  /** Starts of the slots one can still book. */
  readonly free: readonly number[];
  /** « Noël », « Pont »; « Fermé » on a day the PAN does not open. Absent on a day it does. */
  readonly closed: string | undefined;
  /** What takes mediators away for a part of the day, or some of them. */
  readonly reduced: readonly AgendaClosure[];
}

const MINUTE_MS = 60_000;

/** The days from one to another, both included, followed. */
export function usePanDays(from: Day, to: Day): readonly PanDay[] | undefined {
  const { desk } = useGuichet();
  const settings = useSettings();
  const now = useNow(MINUTE_MS);
  const records = useLive((store) => store.ofDays(appointmentKind.name, from, to), [from, to]);
  return useMemo(
    () => records && daysOf(from, to, records, settings, desk.time, now),
    [from, to, records, settings, now],
  );
}

/** Days the PAN never opens on are left out at the week's end, unless something is on them. */
export function withoutIdleWeekend(week: readonly PanDay[]): readonly PanDay[] {
  return week.filter(
    ({ closed, appointments }, rank) => rank < 5 || closed === undefined || appointments.length > 0,
  );
}

function daysOf(
  from: Day,
  to: Day,
  records: readonly GuichetRecord[],
  settings: AgendaSettings,
  time: SiteTime,
  now: number,
): readonly PanDay[] {
  const appointments = appointmentsOf(records);
  const agenda = { settings, time, held: slotsHeld(records), now };
  const days: PanDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const closed = closedWords(day, settings, time);
    days.push({
      day,
      isToday: day === time.dayOf(now),
      appointments: appointments.filter(({ at }) => time.dayOf(at) === day),
      free: freeSlots(day, agenda),
      closed,
      reduced: closed === undefined ? closuresOn(day, settings.agendaClosures) : [],
    });
  }
  return days;
}

function closedWords(day: Day, settings: AgendaSettings, time: SiteTime): string | undefined {
  const opening = openingOn(day, settings);
  if (!opening.open) return opening.why === 'weekly' ? 'Fermé' : opening.label;
  if (opening.byService[PAN_SERVICE] === undefined) return 'Fermé';
  const reached = openSpans(day, { settings, time }).some((span) => placesIn(span, { settings, time }) > 0);
  const whole = closuresOn(day, settings.agendaClosures).find(({ hours }) => hours === undefined);
  return reached || whole === undefined ? undefined : whole.label;
}
