import type { ComponentChildren, JSX } from 'preact';
import { classNames } from './class-names.ts';
import './empty-state.css';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface EmptyStateProps {
  icon: IconName;
  title: string;
  /** Why it is empty, or what to do first. */
  text?: string | undefined;
  /** The act that fills it. */
  action?: ComponentChildren;
  class?: string | undefined;
}

/** What stands where nothing is yet: never a blank. */
export function EmptyState({ icon, title, text, action, class: extra }: EmptyStateProps): JSX.Element {
  return (
    <div class={classNames('g-empty', extra)}>
      <span class="g-empty__icon">
        <Icon name={icon} />
      </span>
      <p class="g-empty__title">{title}</p>
      {text !== undefined && <p class="g-empty__text">{text}</p>}
      {action && <div class="g-empty__action">{action}</div>}
    </div>
  );
}
