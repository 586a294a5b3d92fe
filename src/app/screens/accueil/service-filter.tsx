import type { JSX } from 'preact';
import { offered } from '../../../domain/setting/setting.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { useSettings } from '../../state/guichet-context.ts';
import { ToggleChip } from '../../ui/toggle-chip.tsx';

export interface ServiceFilterProps {
  waiting: readonly ArrivedVisit[];
  /** Keys of the services this desk calls; all when undefined. */
  value: readonly string[] | undefined;
  onChange: (services: readonly string[] | undefined) => void;
}

/** The services this desk calls, each with how many wait. None pressed means all. */
export function ServiceFilter({ waiting, value, onChange }: ServiceFilterProps): JSX.Element {
  const { services } = useSettings();
  function toggle(key: string, wanted: boolean): void {
    const chosen = (value ?? []).filter((other) => other !== key);
    const next = wanted ? [...chosen, key] : chosen;
    onChange(next.length === 0 ? undefined : next);
  }
  return (
    <fieldset class="accueil-filter">
      <legend class="g-visually-hidden">Services que ce guichet appelle</legend>
      {offered(services).map(({ key, short }) => (
        <ToggleChip
          key={key}
          pressed={value?.includes(key) ?? false}
          onToggle={(pressed) => toggle(key, pressed)}
        >
          {`${short} ${waiting.filter(({ visit }) => visit.arrival.service === key).length}`}
        </ToggleChip>
      ))}
    </fieldset>
  );
}
