import type { ButtonHTMLAttributes, JSX } from 'preact';
import './button.css';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface IconButtonProps extends Omit<ButtonHTMLAttributes, 'icon' | 'label'> {
  icon: IconName;
  /** What it does, said aloud and shown as a tooltip. */
  label: string;
  /** Draws a border, where nothing else says it can be pressed. */
  outlined?: boolean | undefined;
  class?: string | undefined;
}

/** A square button with an icon alone, 48 px at least. */
export function IconButton({ icon, label, outlined, class: extra, ...rest }: IconButtonProps): JSX.Element {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      class={classNames('g-icon-button', outlined && 'g-icon-button--outlined', extra)}
    >
      <Icon name={icon} />
    </button>
  );
}
