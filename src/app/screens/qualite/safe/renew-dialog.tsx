import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { KeptKey, SafeChange } from '../../../../domain/sealing/safe.ts';
import { useGuichet } from '../../../state/guichet-context.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useSafeChange } from './use-safe-change.ts';

const WORDS = {
  code: {
    title: 'Nouveau code de secours',
    text: 'Un nouveau code sera affiché et à imprimer. L’ancienne feuille n’ouvrira plus rien : détruisez-la.',
    act: 'Faire un nouveau code',
    said: 'Nouveau code de secours',
  },
  key: {
    title: 'Renouveler la clé',
    text: 'Les prochaines coordonnées seront chiffrées par une nouvelle clé ; celles d’avant restent lisibles. Un nouveau code de secours sera affiché : l’ancienne feuille n’ouvrira plus rien.',
    act: 'Renouveler la clé',
    said: 'Clé renouvelée',
  },
} as const;

export interface RenewDialogProps {
  /** Only the code to print, or the key itself. */
  what: keyof typeof WORDS;
  kept: readonly KeptKey[];
  onDone: (change: SafeChange) => void;
  onClose: () => void;
}

export function RenewDialog({ what, kept, onDone, onClose }: RenewDialogProps): JSX.Element {
  const { safeKeeper } = useGuichet();
  const [passphrase, setPassphrase] = useState('');
  const changing = useSafeChange();
  const words = WORDS[what];

  async function renew(event: Event): Promise<void> {
    event.preventDefault();
    if (changing.busy) return;
    const make = what === 'code' ? safeKeeper.renewCode : safeKeeper.rotateKey;
    const done = await changing.run(() => make(kept, passphrase), words.said);
    if (done !== undefined) onDone(done);
  }

  return (
    <Dialog open title={words.title} onClose={onClose} closeLabel="Fermer sans changer">
      <form noValidate onSubmit={renew}>
        <Stack gap={4}>
          <p>{words.text}</p>
          <TextField
            label="Phrase de passe du coffre"
            type="password"
            value={passphrase}
            onInput={setPassphrase}
            error={changing.error}
          />
          <div>
            <Button type="submit" variant="primary" icon="check" busy={changing.busy}>
              {words.act}
            </Button>
          </div>
        </Stack>
      </form>
    </Dialog>
  );
}
