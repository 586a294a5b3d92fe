import type { ComponentChildren, JSX } from 'preact';
import { classNames } from './class-names.ts';
import './section-header.css';

export interface SectionHeaderProps {
  title: string;
  level?: 1 | 2 | 3 | undefined;
  /** A short line above the title: where one is. */
  kicker?: string | undefined;
  /** A sentence under it: what this is for. */
  description?: ComponentChildren;
  actions?: ComponentChildren;
  id?: string | undefined;
  class?: string | undefined;
}

/** Opens a part of a screen: its title, what it is for, what can be done. */
export function SectionHeader(props: SectionHeaderProps): JSX.Element {
  const { title, level = 2, kicker, description, actions, id, class: extra } = props;
  const Heading = `h${level}` as const;
  return (
    <div class={classNames('g-section-header', extra)}>
      <div class="g-section-header__words">
        {kicker !== undefined && <p class="g-section-header__kicker">{kicker}</p>}
        <Heading id={id}>{title}</Heading>
        {description && <p class="g-section-header__description">{description}</p>}
      </div>
      {actions && <div class="g-section-header__actions">{actions}</div>}
    </div>
  );
}
