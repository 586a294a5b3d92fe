import type { JSX } from 'preact';
import { changeSetting } from '../../../../commands/change-setting.ts';
import type { SiteClosure } from '../../../../domain/setting/setting.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { longDay } from '../french.ts';
import { ClosureForm } from './closure-form.tsx';

/** Days on which the site is closed besides weekends and public holidays. */
export function ClosuresSection(): JSX.Element {
  const { closures } = useSettings();
  const act = useAct();
  const listed = Object.entries(closures).sort(([, a], [, b]) => (a.from < b.from ? 1 : -1));
  return (
    <Card heading="Fermetures exceptionnelles">
      <div class="q-parts">
        <p class="q-note">
          Pont, grève, travaux. Ces jours ne comptent pas dans les délais de réponse, ni dans la semaine
          ordinaire.
        </p>
        <ClosureForm closures={closures} />
        {listed.length === 0 && <EmptyState icon="calendar" title="Aucune fermeture" />}
        <ul class="q-entries g-plain-list">
          {listed.map(([key, closure]) => (
            <li key={key} class="q-entries__item">
              <span class="q-entries__words">
                {closure.label}
                <span class="q-entries__note">{daysWords(closure)}</span>
              </span>
              <IconButton
                icon="trash"
                label={`Supprimer « ${closure.label} »`}
                onClick={() =>
                  act(
                    changeSetting,
                    { setting: 'closures', entry: key, value: null },
                    { said: `Fermeture « ${closure.label} » supprimée` },
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

function daysWords({ from, to }: SiteClosure): string {
  return from === to ? `le ${longDay(from)}` : `du ${longDay(from)} au ${longDay(to)}`;
}
