import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { CodeAnswer } from '../../../../contract/enrolment.ts';
import type { Failure } from '../../../../domain/kernel/failure.ts';
import type { Poste } from '../../../../domain/rights.ts';
import { useGuichet } from '../../../state/guichet-context.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { OfficeRefusal } from '../office-refusal.tsx';
import { CodeView } from './code-view.tsx';
import { PostesChoice } from './postes-choice.tsx';

const LONGEST_NAME = 200;

interface Errors {
  readonly name?: string | undefined;
  readonly postes?: string | undefined;
}

/** Asks the endpoint for a code that brings one device in, then shows it until it expires. */
export function CodeDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { office } = useGuichet();
  const form = useId();
  const [name, setName] = useState('');
  const [postes, setPostes] = useState<readonly Poste[]>([]);
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<Failure>();
  const [code, setCode] = useState<CodeAnswer>();
  const [busy, setBusy] = useState(false);
  async function ask(event: Event): Promise<void> {
    event.preventDefault();
    const found = refusals(name, postes);
    setErrors(found);
    if (found.name !== undefined || found.postes !== undefined || busy) return;
    setBusy(true);
    const result = await office.createCode(postes, name.trim());
    setBusy(false);
    setFailure(result.ok ? undefined : result.failure);
    if (result.ok) setCode(result.value);
  }
  const footer =
    code === undefined ? (
      <Button type="submit" form={form} variant="primary" icon="key" busy={busy}>
        Créer le code
      </Button>
    ) : (
      <Button variant="primary" onClick={onClose}>
        Terminé
      </Button>
    );
  return (
    <Dialog
      open
      title="Code pour un nouveau poste"
      size="lg"
      closeLabel="Fermer"
      onClose={onClose}
      footer={footer}
    >
      {code === undefined ? (
        <form id={form} class="q-parts" noValidate onSubmit={ask}>
          {failure !== undefined && <OfficeRefusal failure={failure} />}
          <TextField
            label="Nom de l’appareil"
            hint="Pour le reconnaître : « Tablette guichet 2 »."
            value={name}
            onInput={setName}
            error={errors.name}
          />
          <PostesChoice postes={postes} error={errors.postes} onChange={setPostes} />
        </form>
      ) : (
        <CodeView code={code} name={name.trim()} />
      )}
    </Dialog>
  );
}

function refusals(name: string, postes: readonly Poste[]): Errors {
  const { length } = name.trim();
  return {
    name:
      length === 0 || length > LONGEST_NAME ? `Donnez un nom de 1 à ${LONGEST_NAME} caractères.` : undefined,
    postes: postes.length === 0 ? 'Choisissez au moins un poste.' : undefined,
  };
}
