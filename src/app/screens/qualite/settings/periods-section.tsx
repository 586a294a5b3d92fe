import type { JSX } from 'preact';
import { changeSetting } from '../../../../commands/change-setting.ts';
import type { SiteClosure } from '../../../../domain/setting/setting.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { longDay } from '../french.ts';
import { PeriodForm, type PeriodSetting, type PeriodWords } from './period-form.tsx';

interface PeriodsSectionProps {
  setting: PeriodSetting;
  words: PeriodWords & { readonly heading: string; readonly note: string; readonly none: string };
}

/** A list of periods that the office keeps, the latest first. */
function PeriodsSection({ setting, words }: PeriodsSectionProps): JSX.Element {
  const periods = useSettings()[setting];
  const act = useAct();
  const listed = Object.entries(periods).sort(([, a], [, b]) => (a.from < b.from ? 1 : -1));
  return (
    <Card heading={words.heading}>
      <div class="q-parts">
        <p class="q-note">{words.note}</p>
        <PeriodForm setting={setting} periods={periods} words={words} />
        {listed.length === 0 && <EmptyState icon="calendar" title={words.none} />}
        <ul class="q-entries g-plain-list">
          {listed.map(([key, period]) => (
            <li key={key} class="q-entries__item">
              <span class="q-entries__words">
                {period.label}
                <span class="q-entries__note">{daysWords(period)}</span>
              </span>
              <IconButton
                icon="trash"
                label={`Supprimer « ${period.label} »`}
                onClick={() =>
                  act(
                    changeSetting,
                    { setting, entry: key, value: null },
                    { said: `${words.one} « ${period.label} » supprimée` },
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

/** Days on which the site is closed besides weekends and public holidays. */
export function ClosuresSection(): JSX.Element {
  return (
    <PeriodsSection
      setting="closures"
      words={{
        heading: 'Fermetures exceptionnelles',
        note: 'Pont, grève, travaux. Ces jours ne comptent pas dans les délais de réponse, ni dans la semaine ordinaire.',
        none: 'Aucune fermeture',
        one: 'Fermeture',
        label: 'Raison',
        example: 'la raison : « pont de l’Ascension »',
        add: 'Ajouter la fermeture',
      }}
    />
  );
}

/** The school holidays of the site's place: Guichet ships no dates, the official ones change by decree. */
export function SchoolHolidaysSection(): JSX.Element {
  return (
    <PeriodsSection
      setting="schoolHolidays"
      words={{
        heading: 'Vacances scolaires',
        note: 'Recopiez les périodes de votre zone (A, B, C, Corse ou outre-mer) depuis le calendrier officiel : premier et dernier jour sans classe. Leurs semaines sont comptées à part dans les heures d’affluence ; le site y reste ouvert.',
        none: 'Aucune période',
        one: 'Période',
        label: 'Nom',
        example: 'le nom : « vacances d’hiver »',
        add: 'Ajouter la période',
      }}
    />
  );
}

function daysWords({ from, to }: SiteClosure): string {
  return from === to ? `le ${longDay(from)}` : `du ${longDay(from)} au ${longDay(to)}`;
}
