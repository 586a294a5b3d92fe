import type { JSX } from 'preact';
import { offered } from '../../../domain/setting/setting.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { useSettings } from '../../state/guichet-context.ts';
import { Cluster } from '../../ui/cluster.tsx';
import { ToggleChip } from '../../ui/toggle-chip.tsx';

export interface ServiceFilterProps {
  waiting: readonly ArrivedVisit[];
  /** Keys of the services this desk calls. */
  value: readonly string[];
  onChange: (services: readonly string[]) => void;
}

/** The services this desk calls, each with how many wait. */
export function ServiceFilter({ waiting, value, onChange }: ServiceFilterProps): JSX.Element {
  const { services } = useSettings();
  return (
    <fieldset class="accueil-filter">
      <legend class="accueil-filter__legend">Ce guichet appelle</legend>
      <Cluster gap={2}>
        {offered(services).map(({ key, short }) => (
          <ToggleChip
            key={key}
            pressed={value.includes(key)}
            onToggle={(pressed) =>
              onChange(pressed ? [...value, key] : value.filter((other) => other !== key))
            }
          >
            {`${short} ${waiting.filter(({ service }) => service === key).length}`}
          </ToggleChip>
        ))}
      </Cluster>
    </fieldset>
  );
}
