import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ok } from '../../../../domain/kernel/result.ts';
import type { SafeChange } from '../../../../domain/sealing/safe.ts';
import { useGuichet } from '../../../state/guichet-context.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { type ChosenPassphrase, NewPassphrase, NO_PASSPHRASE, passphraseErrors } from './new-passphrase.tsx';
import { useSafeChange } from './use-safe-change.ts';

/** Opens a safe where there is none. */
export function MakeSafeForm({ onMade }: { onMade: (change: SafeChange) => void }): JSX.Element {
  const { safeKeeper } = useGuichet();
  const [chosen, setChosen] = useState<ChosenPassphrase>(NO_PASSPHRASE);
  const [errors, setErrors] = useState<Partial<ChosenPassphrase>>({});
  const changing = useSafeChange();

  async function make(event: Event): Promise<void> {
    event.preventDefault();
    const found = passphraseErrors(chosen);
    setErrors(found ?? {});
    if (found !== undefined || changing.busy) return;
    const made = await changing.run(async () => ok(await safeKeeper.make(chosen.first)), 'Coffre créé');
    if (made === undefined) return;
    setChosen(NO_PASSPHRASE);
    onMade(made);
  }

  return (
    <form class="q-form" noValidate onSubmit={make}>
      {changing.error !== undefined && (
        <Notice tone="danger" live>
          {changing.error}
        </Notice>
      )}
      <NewPassphrase chosen={chosen} errors={errors} onChange={setChosen} />
      <div>
        <Button type="submit" variant="primary" icon="lock" busy={changing.busy}>
          Créer le coffre
        </Button>
      </div>
    </form>
  );
}
