import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { changeSetting } from '../../../../commands/change-setting.ts';
import { WALL_PAGES, type WallDisplay, type WallPage } from '../../../../domain/setting/wall.ts';
import { wallDisplayOf } from '../../../../domain/setting/wall-display.ts';
import { CALL_LANGUAGES } from '../../../../i18n/visitors/wall-calls.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { FieldSet } from '../../../ui/field-set.tsx';
import { NumberField } from '../../../ui/number-field.tsx';

const PAGE_WORDS: Readonly<Record<WallPage, string>> = {
  overview: 'Vue d’ensemble : affluence, attente, horaires du jour',
  calls: 'Appels : les cinq derniers, et qui attend',
  results: 'Résultats de l’enquête',
  hours: 'Horaires de la semaine',
  notices: 'Annonces',
};

/** What the wall screen shows, and how it calls. */
export function WallSection(): JSX.Element {
  const settings = useSettings();
  const act = useAct();
  const [display, setDisplay] = useState<WallDisplay>(wallDisplayOf(settings));
  const [seconds, setSeconds] = useState<number | undefined>(display.seconds);
  const [errors, setErrors] = useState<{ pages?: string | undefined; seconds?: string | undefined }>({});
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const isFit = seconds !== undefined && Number.isInteger(seconds) && seconds >= 8 && seconds <= 600;
    setErrors({
      pages: display.pages.length === 0 ? 'Choisissez au moins une page.' : undefined,
      seconds: isFit ? undefined : 'Écrivez un nombre de 8 à 600.',
    });
    if (!isFit || display.pages.length === 0) return;
    await act(
      changeSetting,
      { setting: 'wall', entry: 'display', value: { ...display, seconds } },
      { said: 'Écran de la salle enregistré' },
    );
  }
  return (
    <Card heading="Écran de la salle">
      <form class="q-form" noValidate onSubmit={save}>
        <FieldSet legend="Pages montrées, l’une après l’autre" error={errors.pages}>
          {WALL_PAGES.map((page) => (
            <CheckboxField
              key={page}
              label={PAGE_WORDS[page]}
              checked={display.pages.includes(page)}
              onChange={(checked) => setDisplay({ ...display, pages: toggled(display.pages, page, checked) })}
            />
          ))}
        </FieldSet>
        <NumberField
          label="Durée de chaque page"
          unit="secondes"
          hint="Une page seule reste affichée."
          value={seconds}
          onInput={setSeconds}
          error={errors.seconds}
        />
        <CheckboxField
          label="Son à chaque appel"
          hint="Le navigateur n’autorise le son qu’après un premier toucher de l’écran : il le dit tant que le son est coupé."
          checked={display.sound}
          onChange={(sound) => setDisplay({ ...display, sound })}
        />
        <CheckboxField
          label="Voix qui lit l’appel"
          hint="En français, puis dans la langue du visiteur si elle est cochée ici et si l’appareil a une voix pour elle."
          checked={display.voice}
          onChange={(voice) => setDisplay({ ...display, voice })}
        />
        <FieldSet legend="Langues des appels">
          {CALL_LANGUAGES.map(({ tag, name }) => (
            <CheckboxField
              key={tag}
              label={name}
              checked={tag === 'fr' || display.languages.includes(tag)}
              disabled={tag === 'fr'}
              onChange={(checked) =>
                setDisplay({ ...display, languages: toggled(display.languages, tag, checked) })
              }
            />
          ))}
        </FieldSet>
        <div>
          <Button type="submit" icon="check">
            Enregistrer l’écran
          </Button>
        </div>
      </form>
    </Card>
  );
}

function toggled<T>(values: readonly T[], value: T, present: boolean): T[] {
  const others = values.filter((each) => each !== value);
  return present ? [...others, value] : others;
}
