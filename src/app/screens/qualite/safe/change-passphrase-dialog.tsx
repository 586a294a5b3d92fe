import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { readRecoveryCode } from '../../../../domain/sealing/recovery-code.ts';
import type { KeptKey, SafeChange, Secret } from '../../../../domain/sealing/safe.ts';
import { useGuichet } from '../../../state/guichet-context.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type ChosenPassphrase, NewPassphrase, NO_PASSPHRASE, passphraseErrors } from './new-passphrase.tsx';
import { useSafeChange } from './use-safe-change.ts';

const WAYS = [
  { value: 'passphrase', label: 'Phrase actuelle' },
  { value: 'code', label: 'Code de secours' },
] as const;
type Way = (typeof WAYS)[number]['value'];

const NOT_A_CODE = 'Ce n’est pas un code entier et sans faute : neuf groupes de trois. Relisez la feuille.';

export interface ChangePassphraseDialogProps {
  kept: readonly KeptKey[];
  onDone: (change: SafeChange) => void;
  onClose: () => void;
}

/** A new passphrase, by the former one or, where it was forgotten, by the printed code. */
export function ChangePassphraseDialog({ kept, onDone, onClose }: ChangePassphraseDialogProps): JSX.Element {
  const { safeKeeper } = useGuichet();
  const [way, setWay] = useState<Way>('passphrase');
  const [former, setFormer] = useState('');
  const [formerError, setFormerError] = useState<string>();
  const [chosen, setChosen] = useState<ChosenPassphrase>(NO_PASSPHRASE);
  const [errors, setErrors] = useState<Partial<ChosenPassphrase>>({});
  const changing = useSafeChange();

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const secret = secretOf(way, former);
    const found = passphraseErrors(chosen);
    setFormerError(secret === undefined ? NOT_A_CODE : undefined);
    setErrors(found ?? {});
    if (secret === undefined || found !== undefined || changing.busy) return;
    const done = await changing.run(
      () => safeKeeper.changePassphrase(kept, secret, chosen.first),
      'Phrase de passe changée',
    );
    if (done !== undefined) onDone(done);
  }

  return (
    <Dialog open title="Changer la phrase de passe" onClose={onClose} closeLabel="Fermer sans changer">
      <form noValidate onSubmit={save}>
        <Stack gap={4}>
          <SegmentedControl
            legend="Ouvrir le coffre avec"
            options={WAYS}
            value={way}
            onChange={(next) => {
              setWay(next);
              setFormer('');
            }}
          />
          <TextField
            label={way === 'passphrase' ? 'Phrase de passe actuelle' : 'Code de secours imprimé'}
            type={way === 'passphrase' ? 'password' : 'text'}
            value={former}
            onInput={setFormer}
            error={formerError ?? changing.error}
          />
          <NewPassphrase chosen={chosen} errors={errors} onChange={setChosen} />
          <div>
            <Button type="submit" variant="primary" icon="check" busy={changing.busy}>
              Changer la phrase
            </Button>
          </div>
        </Stack>
      </form>
    </Dialog>
  );
}

function secretOf(way: Way, typed: string): Secret | undefined {
  if (way === 'passphrase') return { passphrase: typed };
  const code = readRecoveryCode(typed);
  return code === undefined ? undefined : { code };
}
