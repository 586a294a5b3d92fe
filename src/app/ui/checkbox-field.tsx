import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { classNames } from './class-names.ts';
import './field.css';
import { Icon } from './icon.tsx';

export interface CheckboxFieldProps {
  label: ComponentChildren;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  id?: string | undefined;
  name?: string | undefined;
  class?: string | undefined;
}

/** A box to tick, with a whole line of 48 px to press on. */
export function CheckboxField(props: CheckboxFieldProps): JSX.Element {
  const { label, checked, onChange, hint, error, required, disabled, name } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div class={classNames('g-field', error && 'g-field--refused', props.class)}>
      <label class="g-checkbox">
        <input
          class="g-checkbox__box"
          type="checkbox"
          id={id}
          name={name}
          checked={checked}
          required={required}
          disabled={disabled}
          aria-describedby={described}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <Icon class="g-checkbox__tick" name="check" />
        <span>{label}</span>
      </label>
      {hint && (
        <p class="g-field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="g-field__error" id={`${id}-error`}>
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
