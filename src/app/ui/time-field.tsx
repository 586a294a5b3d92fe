import type { JSX } from 'preact';
import { Field, type FieldBaseProps } from './field.tsx';

export interface TimeFieldProps extends FieldBaseProps {
  /** `HH:MM`, or the empty string. */
  value: string;
  onInput: (value: string) => void;
  min?: string | undefined;
  max?: string | undefined;
}

/** A time of day, to the minute, with the device's own picker. The empty string stands for a value not (wholly) typed. */
export function TimeField(props: TimeFieldProps): JSX.Element {
  const { value, onInput, min, max } = props;
  return (
    <Field
      {...props}
      control={(attributes) => (
        <input
          {...attributes}
          class="g-field__control g-field__control--short"
          type="time"
          name={props.name}
          value={value}
          min={min}
          max={max}
          required={props.required}
          disabled={props.disabled}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    />
  );
}
