import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import './field.css';
import { Icon } from './icon.tsx';

export interface FieldSetProps {
  legend: string;
  hint?: string | undefined;
  error?: string | undefined;
  disabled?: boolean | undefined;
  id?: string | undefined;
  class?: string | undefined;
  children: ComponentChildren;
}

/** Fields that belong together, under one legend, refused together when they must be. */
export function FieldSet({
  legend,
  hint,
  error,
  disabled,
  id,
  class: extra,
  children,
}: FieldSetProps): JSX.Element {
  const ownId = useId();
  const base = id ?? ownId;
  const described = [hint && `${base}-hint`, error && `${base}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset id={base} tabIndex={-1} class={extra} disabled={disabled} aria-describedby={described}>
      <legend class="g-fieldset__legend">{legend}</legend>
      <div class="g-fieldset">
        {hint && (
          <p class="g-field__hint" id={`${base}-hint`}>
            {hint}
          </p>
        )}
        {children}
        {error && (
          <p class="g-field__error" id={`${base}-error`}>
            <Icon name="alert" />
            <span>{error}</span>
          </p>
        )}
      </div>
    </fieldset>
  );
}
