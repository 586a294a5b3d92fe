import type { ComponentChildren, JSX } from 'preact';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import './notice.css';

type NoticeTone = 'info' | 'success' | 'warning' | 'danger';

export interface NoticeProps {
  tone?: NoticeTone | undefined;
  title?: string | undefined;
  /** Buttons under the words. */
  actions?: ComponentChildren;
  /** It appeared because of an event: said aloud (at once for a danger). Leave out for standing notes. */
  live?: boolean | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

const toneIcons: Record<NoticeTone, IconName> = {
  info: 'info',
  success: 'check',
  warning: 'alert',
  danger: 'alert',
};

/** A message in the page: what happened and what to do. */
export function Notice({
  tone = 'info',
  title,
  actions,
  live,
  class: extra,
  children,
}: NoticeProps): JSX.Element {
  const role = live ? (tone === 'danger' ? 'alert' : 'status') : undefined;
  return (
    <div class={classNames('g-notice', `g-notice--${tone}`, extra)} role={role}>
      <Icon class="g-notice__icon" name={toneIcons[tone]} />
      <div class="g-notice__body">
        {title !== undefined && <p class="g-notice__title">{title}</p>}
        {children && <div class="g-notice__text">{children}</div>}
        {actions && <div class="g-notice__actions">{actions}</div>}
      </div>
    </div>
  );
}
