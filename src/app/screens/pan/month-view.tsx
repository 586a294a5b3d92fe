import type { JSX } from 'preact';
import { holdsItsSlot } from '../../../domain/appointment/agenda.ts';
import type { Day } from '../../../domain/kernel/site-time.ts';
import { dayTitle, monthTitle } from '../../../i18n/fr/day-words.ts';
import { counted } from '../../../i18n/fr/words.ts';
import type { PanDay } from './use-pan-days.ts';

export interface MonthViewProps {
  /** Whole weeks. */
  days: readonly PanDay[];
  /** A day of the month shown. */
  month: Day;
  onShow: (day: Day) => void;
}

const WEEKDAYS = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'];

/** A month at a glance: how much is booked and free each day; a press opens the day. */
export function MonthView({ days, month, onShow }: MonthViewProps): JSX.Element {
  const weeks = Array.from({ length: days.length / 7 }, (_, rank) => days.slice(rank * 7, rank * 7 + 7));
  return (
    <table class="pan-month no-print">
      <caption class="g-visually-hidden">{monthTitle(month)}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col">
              <abbr title={name}>{name.slice(0, 3)}.</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.day}>
            {week.map((day) => (
              <td key={day.day} data-other={day.day.slice(0, 7) === month.slice(0, 7) ? undefined : ''}>
                <MonthDay day={day} onShow={onShow} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MonthDay({ day, onShow }: { day: PanDay; onShow: (day: Day) => void }): JSX.Element {
  const booked = day.appointments.filter(({ values }) => holdsItsSlot(values)).length;
  const words = [
    dayTitle(day.day),
    day.closed ?? counted(day.free.length, 'créneau libre', 'créneaux libres'),
    booked === 0 ? '' : counted(booked, 'rendez-vous', 'rendez-vous'),
  ].filter(Boolean);
  return (
    <button
      type="button"
      class="pan-month__day"
      aria-label={words.join(', ')}
      data-today={day.isToday ? '' : undefined}
      data-closed={day.closed === undefined ? undefined : ''}
      onClick={() => onShow(day.day)}
    >
      <span class="pan-month__number">{Number(day.day.slice(8))}</span>
      {booked > 0 && (
        <span class="pan-month__booked">
          {booked}
          <span class="pan-month__word"> rdv</span>
        </span>
      )}
      <span class="pan-month__free">
        {day.closed ?? (day.free.length === 0 ? '' : counted(day.free.length, 'libre', 'libres'))}
      </span>
    </button>
  );
}
