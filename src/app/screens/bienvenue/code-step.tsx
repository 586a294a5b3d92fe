import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface CodeStepProps {
  /** What was tried before. */
  code: string;
  /** Why it was not taken. */
  refused: string | undefined;
  onCode: (code: string) => void;
}

const CODE_LENGTH_MIN = 8;

/** The one-time code, typed by hand. */
export function CodeStep({ code, refused, onCode }: CodeStepProps): JSX.Element {
  const [typed, setTyped] = useState(code);
  const [error, setError] = useState(refused);

  function submit(event: Event): void {
    event.preventDefault();
    if (typed.replaceAll(/[^a-zA-Z0-9]/g, '').length >= CODE_LENGTH_MIN) {
      onCode(typed);
      return;
    }
    setError(
      typed.trim() === ''
        ? 'Saisissez le code.'
        : 'Ce code est incomplet : recopiez toutes ses lettres et tous ses chiffres.',
    );
    document.getElementById('enrolment-code')?.focus();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={5}>
        <p>
          Pour faire de ce navigateur un poste, saisissez le code donné par le référent qualité (Qualité, puis
          Postes) ou affiché par le serveur à son premier démarrage. Il est valable dix minutes et ne sert
          qu’une fois. N’installez jamais un poste dans une fenêtre de navigation privée : tout y est effacé à
          la fermeture.
        </p>
        <TextField
          id="enrolment-code"
          label="Code d’installation"
          hint="Majuscules, tirets et espaces sont sans importance."
          value={typed}
          onInput={(text) => {
            setTyped(text);
            setError(undefined);
          }}
          error={error}
          required
          autoComplete="one-time-code"
          placeholder="XXXX-XXXX-XXXX"
          maxLength={60}
        />
        <div>
          <Button type="submit" variant="primary" size="lg" iconEnd="arrow-right">
            Continuer
          </Button>
        </div>
      </Stack>
    </form>
  );
}
