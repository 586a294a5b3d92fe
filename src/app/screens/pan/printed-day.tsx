import type { JSX } from 'preact';
import { appointmentStatus } from '../../../domain/appointment/appointment.ts';
import { referenceOf } from '../../../domain/kernel/ids.ts';
import { APPOINTMENT_STATUS_WORDS } from '../../../i18n/fr/appointment-words.ts';
import { dayWords, hourWords } from '../../../i18n/fr/day-words.ts';
import { useGuichet, useSettings } from '../../state/guichet-context.ts';
import type { PanDay } from './use-pan-days.ts';

/** The list of a day on paper. Not on the screen. */
export function PrintedDay({ day }: { day: PanDay }): JSX.Element {
  const { desk } = useGuichet();
  const { procedures } = useSettings();
  return (
    <div class="pan-printed print-only">
      <h2>Rendez-vous du {dayWords(day.day)}</h2>
      {day.appointments.length === 0 ? (
        <p>Aucun rendez-vous.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Heure</th>
              <th scope="col">Référence</th>
              <th scope="col">Démarche</th>
              <th scope="col">État</th>
              <th scope="col">Notes</th>
            </tr>
          </thead>
          <tbody>
            {day.appointments.map(({ id, at, slot, values }) => {
              const procedure = values.session?.procedure ?? slot?.procedure ?? '';
              return (
                <tr key={id}>
                  <td>{hourWords(at, desk.time)}</td>
                  <td>{slot === undefined ? 'Sans rendez-vous' : referenceOf(id)}</td>
                  <td>{procedures[procedure]?.label ?? procedure}</td>
                  <td>{APPOINTMENT_STATUS_WORDS[appointmentStatus(values)]}</td>
                  <td />
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}
