import type { JSX } from 'preact';
import { POSTES, type Poste } from '../../../../domain/rights.ts';
import { posteName, postePurpose } from '../../../../i18n/fr/words.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { FieldSet } from '../../../ui/field-set.tsx';

export interface PostesChoiceProps {
  postes: readonly Poste[];
  error: string | undefined;
  onChange: (postes: readonly Poste[]) => void;
}

/** Which postes a device holds: one at least. */
export function PostesChoice({ postes, error, onChange }: PostesChoiceProps): JSX.Element {
  return (
    <FieldSet legend="Postes tenus par cet appareil" error={error}>
      {POSTES.map((poste) => (
        <CheckboxField
          key={poste}
          label={posteName(poste)}
          hint={postePurpose(poste)}
          checked={postes.includes(poste)}
          onChange={(checked) =>
            onChange(POSTES.filter((other) => (other === poste ? checked : postes.includes(other))))
          }
        />
      ))}
    </FieldSet>
  );
}
