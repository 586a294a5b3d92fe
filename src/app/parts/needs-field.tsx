import type { JSX } from 'preact';
import { NEEDS, type Need } from '../../domain/visit/visit.ts';
import { NEED_WORDS } from '../../i18n/fr/visit-words.ts';
import { Cluster } from '../ui/cluster.tsx';
import { FieldSet } from '../ui/field-set.tsx';
import { ToggleChip } from '../ui/toggle-chip.tsx';
import { NEED_ICONS } from './need-icons.tsx';

export interface NeedsFieldProps {
  value: readonly Need[];
  onChange: (needs: Need[]) => void;
}

/** What a person needs: chips, several together. */
export function NeedsField({ value, onChange }: NeedsFieldProps): JSX.Element {
  function toggle(need: Need, wanted: boolean): void {
    onChange(NEEDS.filter((other) => (other === need ? wanted : value.includes(other))));
  }
  return (
    <FieldSet legend="Besoins particuliers">
      <Cluster gap={2}>
        {NEEDS.map((need) => (
          <ToggleChip
            key={need}
            icon={NEED_ICONS[need]}
            pressed={value.includes(need)}
            onToggle={(pressed) => toggle(need, pressed)}
          >
            {NEED_WORDS[need]}
          </ToggleChip>
        ))}
      </Cluster>
    </FieldSet>
  );
}
