import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { appointmentKind } from '../../../domain/appointment/appointment.ts';
import { appointmentsOf, type DatedAppointment } from '../../../domain/appointment/dated-appointment.ts';
import { referenceOf } from '../../../domain/kernel/ids.ts';
import { addDays, type Day } from '../../../domain/kernel/site-time.ts';
import { dayTitle } from '../../../i18n/fr/day-words.ts';
import { useGuichet, useLive } from '../../state/guichet-context.ts';
import { TextField } from '../../ui/text-field.tsx';
import { AppointmentCard } from './appointment-card.tsx';

export interface ReferenceSearchProps {
  today: Day;
  onOpen: (appointment: DatedAppointment) => void;
}

export const REFERENCE_FIELD_ID = 'pan-reference';

/** Days before and after today that are searched. */
const BACK_DAYS = 120;
const AHEAD_DAYS = 400;
const SHORTEST = 2;
const MOST_SHOWN = 8;

/** Finds an appointment by the reference the person holds; never by a name, which no list shows. */
export function ReferenceSearch({ today, onOpen }: ReferenceSearchProps): JSX.Element {
  const { desk } = useGuichet();
  const [text, setText] = useState('');
  const wanted = referenceKey(text);
  const searching = wanted.length >= SHORTEST;
  const records = useLive(
    async (store) =>
      searching
        ? store.ofDays(appointmentKind.name, addDays(today, -BACK_DAYS), addDays(today, AHEAD_DAYS))
        : [],
    [today, searching],
  );
  const found = searching
    ? appointmentsOf(records ?? []).filter(
        ({ id, slot }) => slot !== undefined && referenceKey(referenceOf(id)).includes(wanted),
      )
    : [];
  return (
    <div class="pan-search no-print">
      <TextField
        id={REFERENCE_FIELD_ID}
        type="search"
        label="Chercher une référence"
        value={text}
        onInput={setText}
        autoComplete="off"
        placeholder="K7P-4MX"
      />
      <div role="status" class="pan-search__found">
        {searching && records !== undefined && found.length === 0 && (
          <p class="pan-quiet">Aucun rendez-vous ne porte cette référence.</p>
        )}
        {found.length > 0 && (
          <ul class="g-plain-list pan-search__list">
            {found.slice(0, MOST_SHOWN).map((appointment) => (
              <li key={appointment.id}>
                <span class="pan-quiet">{dayTitle(desk.time.dayOf(appointment.at))}</span>
                <AppointmentCard appointment={appointment} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** `k7p 4mx` → `K7P4MX`. */
function referenceKey(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}
