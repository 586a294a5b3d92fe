import type { JSX } from 'preact';
import { Field, type FieldBaseProps } from './field.tsx';

export interface TextFieldProps extends FieldBaseProps {
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'email' | 'tel' | 'search' | 'password' | 'url' | undefined;
  maxLength?: number | undefined;
  autoComplete?: string | undefined;
  placeholder?: string | undefined;
  inputMode?: 'text' | 'numeric' | 'email' | 'tel' | 'search' | undefined;
}

/** One line of text. */
export function TextField(props: TextFieldProps): JSX.Element {
  const { value, onInput, type = 'text', maxLength, autoComplete = 'off', placeholder, inputMode } = props;
  return (
    <Field
      {...props}
      control={(attributes) => (
        <input
          {...attributes}
          class="g-field__control"
          // Preact's types want one literal here; all of ours take the same attributes as text.
          type={type as 'text'}
          name={props.name}
          value={value}
          required={props.required}
          disabled={props.disabled}
          autoComplete={autoComplete}
          placeholder={placeholder}
          inputMode={inputMode}
          maxLength={maxLength}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    />
  );
}
