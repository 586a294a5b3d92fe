import type { JSX } from 'preact';
import { Field, type FieldBaseProps } from './field.tsx';

export interface DateFieldProps extends FieldBaseProps {
  /** `YYYY-MM-DD`, or the empty string. */
  value: string;
  onInput: (value: string) => void;
  min?: string | undefined;
  max?: string | undefined;
}

/** A day, with the device's own picker. The empty string stands for a value not (wholly) typed. */
export function DateField(props: DateFieldProps): JSX.Element {
  const { value, onInput, min, max } = props;
  return (
    <Field
      {...props}
      control={(attributes) => (
        <input
          {...attributes}
          class="g-field__control g-field__control--short"
          type="date"
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
