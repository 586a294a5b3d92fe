import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { classNames } from './class-names.ts';
import './field.css';
import './visually-hidden.css';
import { Icon } from './icon.tsx';

/** What every field shares: its words, and how it is refused. */
export interface FieldBaseProps {
  label: string;
  /** Keeps the label for those who hear it, and hides it from the eye. */
  labelHidden?: boolean | undefined;
  /** One line under the label: what is expected. */
  hint?: string | undefined;
  /** One sentence that says what to do; its presence marks the field as refused. */
  error?: string | undefined;
  required?: boolean | undefined;
  /** Beside the label of a field that may stay empty: « facultatif ». */
  optionalLabel?: string | undefined;
  disabled?: boolean | undefined;
  /** Target of the error summary. */
  id?: string | undefined;
  name?: string | undefined;
  class?: string | undefined;
}

/** What the control inside a field must carry. */
export interface ControlAttributes {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export interface FieldProps extends FieldBaseProps {
  /** Draws the control with the attributes that tie it to its words. */
  control: (attributes: ControlAttributes) => ComponentChildren;
  /** Under the control: a character count. */
  footer?: ComponentChildren;
}

/** Label, hint, control and error, tied together for assistive technology. */
export function Field(props: FieldProps): JSX.Element {
  const { label, labelHidden, hint, error, optionalLabel, control, footer } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div class={classNames('g-field', error && 'g-field--refused', props.class)}>
      <label class={labelHidden ? 'g-visually-hidden' : 'g-field__label'} for={id}>
        {label}
        {optionalLabel && <span class="g-field__optional"> ({optionalLabel})</span>}
      </label>
      {hint && (
        <p class="g-field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {control({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {footer}
      {error && (
        <p class="g-field__error" id={`${id}-error`}>
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
