import type { AnchorHTMLAttributes, ComponentChildren, JSX } from 'preact';
import './button.css';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface LinkButtonProps extends Omit<AnchorHTMLAttributes, 'href' | 'role'> {
  href: string;
  variant?: 'primary' | 'secondary' | 'quiet' | undefined;
  size?: 'md' | 'lg' | 'xl' | undefined;
  icon?: IconName | undefined;
  iconEnd?: IconName | undefined;
  block?: boolean | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton(props: LinkButtonProps): JSX.Element {
  const { variant = 'secondary', size = 'md', icon, iconEnd, block, class: extra, children, ...rest } = props;
  return (
    <a
      {...rest}
      class={classNames(
        'g-button',
        `g-button--${variant}`,
        `g-button--${size}`,
        block && 'g-button--block',
        extra,
      )}
    >
      {icon && <Icon name={icon} />}
      <span class="g-button__label">{children}</span>
      {iconEnd && <Icon name={iconEnd} />}
    </a>
  );
}
