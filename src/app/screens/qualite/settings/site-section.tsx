import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { changeSetting } from '../../../../commands/change-setting.ts';
import { HOLIDAY_REGIONS, type HolidayRegion } from '../../../../domain/kernel/holiday-regions.ts';
import { useGuichet, useSettings } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { lineRefusal } from './line-refusal.ts';

const REGION_WORDS: Readonly<Record<HolidayRegion, string>> = {
  metropole: 'Métropole',
  'alsace-moselle': 'Alsace-Moselle (26 décembre)',
  'alsace-moselle-temple': 'Alsace-Moselle, commune avec temple (Vendredi saint et 26 décembre)',
  guadeloupe: 'Guadeloupe (27 mai)',
  guyane: 'Guyane (10 juin)',
  martinique: 'Martinique (22 mai)',
  mayotte: 'Mayotte (27 avril)',
  reunion: 'La Réunion (20 décembre)',
  'saint-barthelemy': 'Saint-Barthélemy (9 octobre)',
  'saint-martin-27-mai': 'Saint-Martin (27 mai)',
  'saint-martin-28-mai': 'Saint-Martin (28 mai)',
};
const REGIONS = HOLIDAY_REGIONS.map((value) => ({ value, label: REGION_WORDS[value] }));

export function SiteSection(): JSX.Element {
  const { site } = useSettings();
  const { device } = useGuichet();
  const act = useAct();
  return (
    <Card heading="Site">
      <div class="q-parts">
        <NameForm name={site.name ?? ''} />
        <SelectField
          label="Jours fériés"
          hint="Ils comptent dans les délais de réponse et ferment le site."
          options={REGIONS}
          value={site.holidayRegion}
          onChange={(value) =>
            act(
              changeSetting,
              { setting: 'site', entry: 'holidayRegion', value },
              { said: `Jours fériés : ${REGION_WORDS[value]}` },
            )
          }
        />
        <dl class="q-facts">
          <dt>Département</dt>
          <dd>{site.department ?? '–'}</dd>
          <dt>Fuseau horaire</dt>
          <dd>{device.zone} (choisi à la création du site)</dd>
        </dl>
      </div>
    </Card>
  );
}

function NameForm({ name }: { name: string }): JSX.Element {
  const act = useAct();
  const [typed, setTyped] = useState<string>();
  const [error, setError] = useState<string>();
  const shown = typed ?? name;
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const refusal = lineRefusal(shown, 'le nom du site');
    setError(refusal);
    if (refusal !== undefined) return;
    const { ok } = await act(
      changeSetting,
      { setting: 'site', entry: 'name', value: shown },
      { said: 'Nom du site enregistré' },
    );
    if (ok) setTyped(undefined);
  }
  return (
    <form class="q-form" noValidate onSubmit={save}>
      <TextField label="Nom du site" value={shown} onInput={setTyped} error={error} />
      <div>
        <Button type="submit" icon="check" disabled={shown === name}>
          Enregistrer le nom
        </Button>
      </div>
    </form>
  );
}
