import type { JSX } from 'preact';
import { classNames } from './class-names.ts';
import './spinner.css';

/** Shows itself only after 400 ms, so that what is quick does not flicker. `label` is said and shown. */
export function Spinner({ label, class: extra }: { label: string; class?: string | undefined }): JSX.Element {
  return (
    <p class={classNames('g-spinner', extra)} role="status">
      <span class="g-spinner__wheel" aria-hidden="true" />
      {label}
    </p>
  );
}
