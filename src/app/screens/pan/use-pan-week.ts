import { useMemo } from 'preact/hooks';
import { type OpeningSettings, openingOn } from '../../../domain/affluence/opening.ts';
import { PAN_SERVICE, slotsHeld } from '../../../domain/appointment/agenda.ts';
import { appointmentKind } from '../../../domain/appointment/appointment.ts';
import { appointmentsOf, type DatedAppointment } from '../../../domain/appointment/dated-appointment.ts';
import { freeSlots } from '../../../domain/appointment/free-slots.ts';
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
}

const MINUTE_MS = 60_000;

/** The week that begins on that Monday, followed; days the PAN never opens on are left out unless something is on them. */
export function usePanWeek(monday: Day): readonly PanDay[] | undefined {
  const { desk } = useGuichet();
  const settings = useSettings();
  const now = useNow(MINUTE_MS);
  const records = useLive(
    (store) => store.ofDays(appointmentKind.name, monday, addDays(monday, 6)),
    [monday],
  );
  return useMemo(
    () => records && weekOf(monday, records, settings, desk.time, now),
    [monday, records, settings, now],
  );
}

function weekOf(
  monday: Day,
  records: readonly GuichetRecord[],
  settings: OpeningSettings,
  time: SiteTime,
  now: number,
): readonly PanDay[] {
  const appointments = appointmentsOf(records);
  const agenda = { settings, time, held: slotsHeld(records), now };
  return Array.from({ length: 7 }, (_, rank) => {
    const day = addDays(monday, rank);
    return {
      day,
      isToday: day === time.dayOf(now),
      appointments: appointments.filter(({ at }) => time.dayOf(at) === day),
      free: freeSlots(day, agenda),
      closed: closedWords(day, settings),
    };
  }).filter(({ closed, appointments: ofDay }, rank) => rank < 5 || closed === undefined || ofDay.length > 0);
}

function closedWords(day: Day, settings: OpeningSettings): string | undefined {
  const opening = openingOn(day, settings);
  if (!opening.open) return opening.why === 'weekly' ? 'Fermé' : opening.label;
  return opening.byService[PAN_SERVICE] === undefined ? 'Fermé' : undefined;
}
