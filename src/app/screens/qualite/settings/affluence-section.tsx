import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { changeSetting } from '../../../../commands/change-setting.ts';
import { levelsOf } from '../../../../domain/affluence/levels.ts';
import type { AffluenceLevels } from '../../../../domain/setting/setting.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';

type NumberName = Exclude<keyof AffluenceLevels, 'by'>;
type Typed = { readonly [Field in NumberName]: number | undefined } & Pick<AffluenceLevels, 'by'>;
type Errors = { readonly [Field in NumberName]?: string | undefined };

const WAYS = [
  { value: 'numbers', label: 'Ces nombres' },
  { value: 'thirds', label: 'Les tiers des heures ordinaires' },
] as const;

const GREATEST = 10_000;

/** From how many arrivals an hour the hall is « modéré », then « chargé », and over how many weeks one looks. */
export function AffluenceSection(): JSX.Element {
  const settings = useSettings();
  const act = useAct();
  const [typed, setTyped] = useState<Typed>(levelsOf(settings));
  const [errors, setErrors] = useState<Errors>({});
  const set = (change: Partial<Typed>): void => setTyped({ ...typed, ...change });
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const found = refusals(typed);
    setErrors(found);
    if (Object.values(found).some((error) => error !== undefined)) return;
    await act(
      changeSetting,
      { setting: 'affluence', entry: 'levels', value: typed },
      { said: 'Seuils d’affluence enregistrés' },
    );
  }
  return (
    <Card heading="Heures d’affluence">
      <form class="q-form" noValidate onSubmit={save}>
        <p class="q-note">L’écran de la salle compare les arrivées d’une heure ordinaire à ces seuils.</p>
        <SelectField
          label="Ce qui fait le niveau"
          hint="Par tiers : un tiers des heures ordinaires sont calmes, un tiers modérées, un tiers chargées. Les deux nombres ne servent alors que tant que rien n’est connu."
          options={WAYS}
          value={typed.by ?? 'numbers'}
          onChange={(by) => set({ by })}
        />
        <NumberField
          decimal
          label="Modéré à partir de"
          unit="arrivées par heure"
          value={typed.moderate}
          onInput={(moderate) => set({ moderate })}
          error={errors.moderate}
        />
        <NumberField
          decimal
          label="Chargé à partir de"
          unit="arrivées par heure"
          value={typed.busy}
          onInput={(busy) => set({ busy })}
          error={errors.busy}
        />
        <NumberField
          label="Semaines regardées"
          unit="semaines"
          value={typed.weeks}
          onInput={(weeks) => set({ weeks })}
          error={errors.weeks}
        />
        <div>
          <Button type="submit" icon="check">
            Enregistrer les seuils
          </Button>
        </div>
      </form>
    </Card>
  );
}

function refusals({ moderate, busy, weeks }: Typed): Errors {
  return {
    moderate: thresholdRefusal(moderate),
    busy:
      thresholdRefusal(busy) ??
      ((moderate ?? 0) >= (busy ?? 0)
        ? 'Le seuil « chargé » doit être plus grand que le seuil « modéré ».'
        : undefined),
    weeks:
      weeks === undefined || !Number.isInteger(weeks) || weeks < 1 || weeks > 52
        ? 'Écrivez un nombre de 1 à 52.'
        : undefined,
  };
}

function thresholdRefusal(value: number | undefined): string | undefined {
  return value === undefined || value < 0.5 || value > GREATEST
    ? 'Écrivez un nombre, de 0,5 à 10 000.'
    : undefined;
}
