import type { ComponentChildren, JSX } from 'preact';
import './badge.css';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import type { Tone } from './tone.ts';

export interface BadgeProps {
  tone?: Tone | undefined;
  /** A dot before the words. */
  dot?: boolean | undefined;
  icon?: IconName | undefined;
  /** Its changes are said aloud: for a state that lives on the screen, not for table cells. */
  live?: boolean | undefined;
  class?: string | undefined;
  children: ComponentChildren;
}

/** A status in words, on the colour of its meaning. */
export function Badge({
  tone = 'neutral',
  dot,
  icon,
  live,
  class: extra,
  children,
}: BadgeProps): JSX.Element {
  return (
    <span class={classNames('g-badge', `g-badge--${tone}`, extra)} role={live ? 'status' : undefined}>
      {dot && <span class="g-badge__dot" aria-hidden="true" />}
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  );
}
