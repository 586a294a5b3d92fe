import type { JSX } from 'preact';
import type { AgendaClosure } from '../../../domain/appointment/agenda-closure.ts';
import type { DatedAppointment } from '../../../domain/appointment/dated-appointment.ts';
import { clockText } from '../../../domain/kernel/site-time.ts';
import { dayTitle, hourWords } from '../../../i18n/fr/day-words.ts';
import { useGuichet } from '../../state/guichet-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { AppointmentCard } from './appointment-card.tsx';
import type { PanDay } from './use-pan-days.ts';

export interface DayColumnProps {
  day: PanDay;
  onBook: (start: number) => void;
  onOpen: (appointment: DatedAppointment) => void;
}

type Entry =
  | { readonly at: number; readonly appointment: DatedAppointment }
  | { readonly at: number; readonly appointment?: undefined };

/** A day of the agenda: appointments and free slots in the order of the clock. */
export function DayColumn({ day, onBook, onOpen }: DayColumnProps): JSX.Element {
  const { desk } = useGuichet();
  const title = dayTitle(day.day);
  const entries: readonly Entry[] = [
    ...day.appointments.map((appointment) => ({ at: appointment.at, appointment })),
    ...day.free.map((at) => ({ at })),
  ].sort((a, b) => a.at - b.at);
  return (
    <section class="pan-day" aria-label={title} data-today={day.isToday ? '' : undefined}>
      <h3 class="pan-day__title">
        {title}
        {day.isToday && <Badge tone="info">Aujourd’hui</Badge>}
      </h3>
      {day.closed !== undefined && <p class="pan-day__closed">{day.closed}</p>}
      {day.reduced.map((closure) => (
        <p key={closure.label} class="pan-day__closed">
          {reducedWords(closure)}
        </p>
      ))}
      {day.closed === undefined && entries.length === 0 && <p class="pan-day__closed">Aucun rendez-vous</p>}
      <ul class="pan-day__list g-plain-list">
        {entries.map(({ at, appointment }) => (
          <li key={appointment?.id ?? at}>
            {appointment ? (
              <AppointmentCard appointment={appointment} onOpen={onOpen} />
            ) : (
              <button type="button" class="pan-free" onClick={() => onBook(at)}>
                <span class="pan-free__hour">{hourWords(at, desk.time)}</span> Libre
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `Réunion, 09:00 – 10:00 : personne`, `Congé : un médiateur de moins`. */
function reducedWords({ label, hours, away }: AgendaClosure): string {
  const when = hours === undefined ? '' : `, ${clockText(hours.from)} – ${clockText(hours.to)}`;
  if (away === undefined) return `${label}${when}`;
  return `${label}${when} : ${away === 1 ? 'un médiateur' : `${away} médiateurs`} de moins`;
}
