import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { changeSetting } from '../../../../commands/change-setting.ts';
import { isPin } from '../../../../domain/sealing/kiosk-pin.ts';
import { useGuichet, useSettings } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Cluster } from '../../../ui/cluster.tsx';
import { TextField } from '../../../ui/text-field.tsx';

/** The PIN that leaves the kiosk's screen. */
export function KioskSection(): JSX.Element {
  const { safeKeeper } = useGuichet();
  const { kiosk } = useSettings();
  const act = useAct();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setError(isPin(typed) ? undefined : 'Écrivez de 4 à 8 chiffres.');
    if (!isPin(typed)) return;
    setBusy(true);
    const value = await safeKeeper.hashPin(typed);
    const { ok } = await act(
      changeSetting,
      { setting: 'kiosk', entry: 'pin', value },
      { said: 'Code de la borne enregistré' },
    );
    setBusy(false);
    if (ok) setTyped('');
  }

  return (
    <Card heading="Quitter la borne">
      <form class="q-form" noValidate onSubmit={save}>
        <p>
          {kiosk.pin === undefined
            ? 'Aucun code : qui touche la borne peut la quitter.'
            : 'Un code est demandé à qui quitte la borne.'}
        </p>
        <TextField
          label={kiosk.pin === undefined ? 'Code de la borne' : 'Nouveau code de la borne'}
          hint="De 4 à 8 chiffres. Il vaut pour toutes les bornes du site dès qu’elles l’ont reçu."
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          value={typed}
          onInput={setTyped}
          error={error}
        />
        <Cluster>
          <Button type="submit" icon="check" busy={busy}>
            Enregistrer le code
          </Button>
          {kiosk.pin !== undefined && (
            <Button
              variant="quiet"
              icon="x"
              onClick={() =>
                act(
                  changeSetting,
                  { setting: 'kiosk', entry: 'pin', value: null },
                  { said: 'Code de la borne retiré' },
                )
              }
            >
              Ne plus demander de code
            </Button>
          )}
        </Cluster>
        <p class="q-note">
          Oublié : choisissez-en un autre ici. Si la borne est depuis longtemps sans réseau, reconnectez-la,
          ou enrôlez-la de nouveau avec un code (Qualité, puis Postes). Une page ne peut pas verrouiller la
          tablette elle-même : activez aussi le mode kiosque, ou « épinglage d’écran », de l’appareil.
        </p>
      </form>
    </Card>
  );
}
