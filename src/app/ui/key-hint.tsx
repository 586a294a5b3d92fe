import type { JSX } from 'preact';
import { classNames } from './class-names.ts';
import './key-hint.css';

export interface KeyHintProps {
  /** The key as engraved: `A`, `Échap`, `Ctrl+P`. */
  keys: string;
  class?: string | undefined;
}

/** Shows a keyboard key, for the eye only: the control itself carries `aria-keyshortcuts`. */
export function KeyHint({ keys, class: extra }: KeyHintProps): JSX.Element {
  return (
    <span class={classNames('g-key', extra)} aria-hidden="true">
      {keys}
    </span>
  );
}
