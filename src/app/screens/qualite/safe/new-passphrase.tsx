import type { JSX } from 'preact';
import {
  PASSPHRASE_MIN,
  type PassphraseStrength,
  passphraseStrength,
} from '../../../../domain/sealing/passphrase.ts';
import { TextField } from '../../../ui/text-field.tsx';

/** A passphrase being chosen, typed twice: what cannot be read back must not hold a slip of the finger. */
export interface ChosenPassphrase {
  readonly first: string;
  readonly again: string;
}

export const NO_PASSPHRASE: ChosenPassphrase = { first: '', again: '' };

const STRENGTH_WORDS: Readonly<Record<PassphraseStrength, string>> = {
  'too-short': `Trop courte : ${PASSPHRASE_MIN} caractères au moins.`,
  'too-plain': 'Trop facile à deviner : prenez quatre mots sans rapport entre eux.',
  fair: 'Solidité : correcte.',
  good: 'Solidité : bonne.',
};

/** Why it cannot be taken, field by field; `undefined` where it can. */
export function passphraseErrors({ first, again }: ChosenPassphrase): Partial<ChosenPassphrase> | undefined {
  const strength = passphraseStrength(first);
  if (strength === 'too-short' || strength === 'too-plain') return { first: STRENGTH_WORDS[strength] };
  return first === again ? undefined : { again: 'Les deux phrases ne sont pas les mêmes.' };
}

export interface NewPassphraseProps {
  chosen: ChosenPassphrase;
  errors: Partial<ChosenPassphrase>;
  onChange: (chosen: ChosenPassphrase) => void;
}

export function NewPassphrase({ chosen, errors, onChange }: NewPassphraseProps): JSX.Element {
  const told = chosen.first === '' ? undefined : STRENGTH_WORDS[passphraseStrength(chosen.first)];
  return (
    <>
      <TextField
        label="Nouvelle phrase de passe"
        hint="Quatre mots sans rapport entre eux se retiennent mieux qu’un mot compliqué."
        type="password"
        autoComplete="new-password"
        value={chosen.first}
        onInput={(first) => onChange({ ...chosen, first })}
        error={errors.first}
      />
      <p class="q-note" aria-live="polite">
        {told}
      </p>
      <TextField
        label="La même, une seconde fois"
        type="password"
        autoComplete="new-password"
        value={chosen.again}
        onInput={(again) => onChange({ ...chosen, again })}
        error={errors.again}
      />
    </>
  );
}
