import type { ComponentChildren, JSX } from 'preact';
import './chip.css';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface ToggleChipProps {
  children: ComponentChildren;
  pressed: boolean;
  onToggle: (pressed: boolean) => void;
  icon?: IconName | undefined;
  /** Words for those who hear it, when the chip shows short ones. */
  label?: string | undefined;
  disabled?: boolean | undefined;
  class?: string | undefined;
}

/** A choice that is on or off, on its own: several may be on together. */
export function ToggleChip(props: ToggleChipProps): JSX.Element {
  const { children, pressed, onToggle, icon, label, disabled, class: extra } = props;
  return (
    <button
      type="button"
      class={classNames('g-toggle', extra)}
      aria-pressed={pressed}
      aria-label={label}
      disabled={disabled}
      onClick={() => onToggle(!pressed)}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      <Icon class="g-toggle__tick" name="check" />
    </button>
  );
}
