import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { failureSentence } from '../../i18n/fr/failure-sentence.ts';
import { useGuichet } from '../state/guichet-context.ts';
import { Button } from '../ui/button.tsx';
import { Cluster } from '../ui/cluster.tsx';
import { Stack } from '../ui/stack.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useKeptKeys } from './use-safe.ts';

export interface UnlockFormProps {
  /** The key that must open; the site may have several, each under its passphrase. */
  wanted: string;
  onUnlocked: () => void;
}

const OTHER_KEY =
  'Cette phrase ouvre une autre clé du site. Ces coordonnées attendent la phrase de l’autre clé : tapez-la.';

/** Asks for the passphrase of the safe. What is typed leaves the field as soon as it was tried. */
export function UnlockForm({ wanted, onUnlocked }: UnlockFormProps): JSX.Element {
  const { contacts } = useGuichet();
  const kept = useKeptKeys();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // The button that asked for it is gone: the next thing to do is to type.
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);

  async function unlock(event: Event): Promise<void> {
    event.preventDefault();
    event.stopPropagation();
    if (busy || kept === undefined) return;
    setBusy(true);
    const result = await contacts.unlock(kept, typed);
    setBusy(false);
    setTyped('');
    if (!result.ok) setError(failureSentence(result.failure));
    else if (contacts.canOpen(wanted)) onUnlocked();
    else setError(OTHER_KEY);
  }

  return (
    <form ref={form} noValidate onSubmit={unlock}>
      <Stack gap={3}>
        <TextField
          label="Phrase de passe du coffre"
          hint="Le coffre se referme seul après dix minutes sans activité."
          type="password"
          autoComplete="off"
          value={typed}
          onInput={setTyped}
          error={error}
        />
        <Cluster>
          <Button type="submit" icon="lock" busy={busy} disabled={typed === ''}>
            Ouvrir le coffre
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}
