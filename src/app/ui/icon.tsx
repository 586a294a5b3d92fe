import type { JSX } from 'preact';
import { classNames } from './class-names.ts';
import './icon.css';
import { type IconName, iconPaths } from './icon-paths.ts';

export interface IconProps {
  name: IconName;
  /** Said aloud; leave out when words beside the icon already say it. */
  label?: string | undefined;
  /** Mirrors in right-to-left pages: for arrows and whatever has a direction. */
  directional?: boolean | undefined;
  class?: string | undefined;
}

/** Draws one icon of the set at the size of the text around it (1.25 em), in its colour. */
export function Icon({ name, label, directional, class: extra }: IconProps): JSX.Element {
  const mirrors = directional ?? (name === 'arrow-left' || name === 'arrow-right' || name === 'undo');
  const classes = classNames('g-icon', mirrors && 'g-icon--directional', extra);
  const semantics = label
    ? ({ role: 'img', 'aria-label': label } as const)
    : ({ 'aria-hidden': true } as const);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its name is aria-label, or the words beside it.
    <svg class={classes} viewBox="0 0 24 24" focusable="false" {...semantics}>
      <path d={iconPaths[name]} />
    </svg>
  );
}
