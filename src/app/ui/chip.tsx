import type { ComponentChildren, JSX } from 'preact';
import './chip.css';
import { classNames } from './class-names.ts';
import type { Hue } from './hue.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface ChipProps {
  children: ComponentChildren;
  icon?: IconName | undefined;
  hue?: Hue | undefined;
  /** One or two letters in the category's colour, before the words. */
  mark?: string | undefined;
  class?: string | undefined;
}

/** A small label that says a category or an attribute. Not pressable. */
export function Chip({ children, icon, hue, mark, class: extra }: ChipProps): JSX.Element {
  return (
    <span class={classNames('g-chip', extra)} data-hue={hue}>
      {mark !== undefined && (
        <span class="g-chip__mark" aria-hidden="true">
          {mark}
        </span>
      )}
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  );
}
