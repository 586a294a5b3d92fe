import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { isPin } from '../../domain/sealing/kiosk-pin.ts';
import { failureSentence } from '../../i18n/fr/failure-sentence.ts';
import { useGuichet, useSettings } from '../state/guichet-context.ts';
import { AppFrame } from '../ui/app-frame.tsx';
import { Button } from '../ui/button.tsx';
import { Cluster } from '../ui/cluster.tsx';
import { Stack } from '../ui/stack.tsx';
import { TextField } from '../ui/text-field.tsx';

const KIOSK = '/borne';
/** Somebody who touched « Quitter » by mistake and left must not leave this page on the glass. */
const BACK_AFTER_MS = 60_000;

/** Stands before every page but the kiosk's, on a device left in visitors' hands, until the PIN is given. */
export function PinGate(): JSX.Element {
  const { kiosk } = useGuichet();
  const settings = useSettings();
  const { route } = useLocation();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => route(KIOSK), BACK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  async function leave(event: Event): Promise<void> {
    event.preventDefault();
    const { pin } = settings.kiosk;
    if (busy || pin === undefined) return;
    if (!isPin(typed)) {
      setError('Le code a de 4 à 8 chiffres.');
      return;
    }
    setBusy(true);
    const result = await kiosk.leave(typed, pin);
    setBusy(false);
    setTyped('');
    if (!result.ok)
      setError(
        result.failure.code === 'wrong-secret'
          ? 'Ce n’est pas le bon code.'
          : failureSentence(result.failure),
      );
  }

  return (
    <AppFrame
      siteName={settings.site.name ?? 'Guichet'}
      title="Quitter la borne"
      skipLabel="Aller au contenu"
      width="narrow"
    >
      <form noValidate onSubmit={leave}>
        <Stack gap={4}>
          <p>Cette tablette est en libre service. Le code est donné par le référent qualité.</p>
          <TextField
            label="Code de la borne"
            hint="De 4 à 8 chiffres. Oublié : le référent qualité le change dans Réglages, Borne."
            type="password"
            inputMode="numeric"
            autoComplete="off"
            maxLength={8}
            value={typed}
            onInput={setTyped}
            error={error}
          />
          <Cluster>
            <Button type="submit" variant="primary" icon="lock" busy={busy}>
              Quitter la borne
            </Button>
            <Button onClick={() => route(KIOSK)}>Revenir à la borne</Button>
          </Cluster>
        </Stack>
      </form>
    </AppFrame>
  );
}
