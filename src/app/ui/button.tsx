import type { ButtonHTMLAttributes, ComponentChildren, JSX } from 'preact';
import './button.css';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface ButtonProps extends Omit<ButtonHTMLAttributes, 'size' | 'icon'> {
  /** One primary a screen; `danger` for what destroys. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  /** 48, 56 or 72 px high (64, 72, 88 on a kiosk). */
  size?: 'md' | 'lg' | 'xl' | undefined;
  icon?: IconName | undefined;
  /** An icon after the words, for « next ». */
  iconEnd?: IconName | undefined;
  /** Work under way: presses are ignored, focus is kept, a spinner shows after 400 ms. */
  busy?: boolean | undefined;
  /** Takes the whole width. */
  block?: boolean | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** A button with words. Pressing while busy does nothing, so a slow network cannot send twice. */
export function Button(props: ButtonProps): JSX.Element {
  const {
    variant = 'secondary',
    size = 'md',
    icon,
    iconEnd,
    busy,
    block,
    class: extra,
    onClick,
    children,
    ...rest
  } = props;
  return (
    <button
      type="button"
      {...rest}
      class={classNames(
        'g-button',
        `g-button--${variant}`,
        `g-button--${size}`,
        block && 'g-button--block',
        extra,
      )}
      aria-busy={busy ? true : undefined}
      aria-disabled={busy ? true : rest['aria-disabled']}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      <span class="g-button__label">{children}</span>
      {iconEnd && <Icon name={iconEnd} />}
    </button>
  );
}
