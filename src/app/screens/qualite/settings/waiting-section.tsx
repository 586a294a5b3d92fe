import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { changeSetting } from '../../../../commands/change-setting.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { NumberField } from '../../../ui/number-field.tsx';

const LONGEST = 480;

/** In how many minutes the site wants everybody called. Empty: it has no such aim, and nothing is said of it. */
export function WaitingSection(): JSX.Element {
  const { waiting } = useSettings();
  const act = useAct();
  const [typed, setTyped] = useState(waiting.targetMinutes);
  const [raw, setRaw] = useState('');
  const [error, setError] = useState<string>();

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const isNone = typed === undefined && raw.trim() === '';
    const isGood = typed !== undefined && Number.isInteger(typed) && typed >= 1 && typed <= LONGEST;
    setError(isNone || isGood ? undefined : 'Écrivez un nombre entier de minutes, de 1 à 480, ou rien.');
    if (!isNone && !isGood) return;
    await act(
      changeSetting,
      { setting: 'waiting', entry: 'targetMinutes', value: isNone ? null : typed },
      { said: isNone ? 'Objectif d’attente retiré' : `Objectif d’attente : ${typed} min` },
    );
  }

  return (
    <Card heading="Attente">
      <form class="q-form" noValidate onSubmit={save}>
        <p class="q-note">
          L’accueil dit, en mots et en couleur, combien de personnes attendent depuis plus longtemps que cet
          objectif. Vide : aucun objectif.
        </p>
        <NumberField
          label="Appeler chacun en moins de"
          unit="minutes"
          value={typed}
          onInput={(value, text) => {
            setTyped(value);
            setRaw(text);
          }}
          error={error}
        />
        <Button type="submit" icon="check">
          Enregistrer l’objectif
        </Button>
      </form>
    </Card>
  );
}
