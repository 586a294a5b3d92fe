import type { JSX } from 'preact';
import { changeSetting } from '../../../../commands/change-setting.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { AgendaClosureForm } from './agenda-closure-form.tsx';
import { agendaClosureWords } from './agenda-closure-words.ts';

const MOST_MEDIATORS = 20;

/** How many people the PAN receives at once, and when it receives fewer. Its hours are those of the service. */
export function AgendaSection(): JSX.Element {
  const { agenda, agendaClosures } = useSettings();
  const act = useAct();
  const listed = Object.entries(agendaClosures).sort(([, a], [, b]) => (a.from < b.from ? 1 : -1));
  return (
    <Card heading="Agenda du PAN">
      <div class="q-parts">
        <Stepper
          label="Médiateurs"
          value={agenda.mediators ?? 1}
          min={1}
          max={MOST_MEDIATORS}
          decreaseLabel="Un médiateur de moins"
          increaseLabel="Un médiateur de plus"
          onChange={(value) =>
            act(
              changeSetting,
              { setting: 'agenda', entry: 'mediators', value },
              { said: `Agenda du PAN : ${value === 1 ? '1 médiateur' : `${value} médiateurs`}` },
            )
          }
        />
        <p class="q-note">
          Autant de rendez-vous à la même heure que de médiateurs. Les heures sont celles du service PAN
          (Horaires) ; les jours fériés et les fermetures du site ne se saisissent pas ici.
        </p>
        <h3>Indisponibilités</h3>
        <p class="q-note">
          Réunion, formation, congé : le PAN reçoit moins, ou pas du tout. Les délais de réponse n’en
          dépendent pas.
        </p>
        <AgendaClosureForm closures={agendaClosures} />
        {listed.length === 0 && <EmptyState icon="calendar" title="Aucune indisponibilité" />}
        <ul class="q-entries g-plain-list">
          {listed.map(([key, closure]) => (
            <li key={key} class="q-entries__item">
              <span class="q-entries__words">
                {closure.label}
                <span class="q-entries__note">{agendaClosureWords(closure)}</span>
              </span>
              <IconButton
                icon="trash"
                label={`Supprimer « ${closure.label} »`}
                onClick={() =>
                  act(
                    changeSetting,
                    { setting: 'agendaClosures', entry: key, value: null },
                    { said: `Indisponibilité « ${closure.label} » supprimée` },
                  )
                }
              />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
