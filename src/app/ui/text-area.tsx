import type { JSX } from 'preact';
import { classNames } from './class-names.ts';
import { Field, type FieldBaseProps } from './field.tsx';

export interface TextAreaProps extends FieldBaseProps {
  value: string;
  onInput: (value: string) => void;
  rows?: number | undefined;
  /** Shows the count; text beyond it is kept and marked, never cut while one types. */
  maxLength?: number | undefined;
  /** Words of the count: `(12, 500) => '12 caractères sur 500'`. */
  countText?: ((length: number, max: number) => string) | undefined;
  placeholder?: string | undefined;
}

/** Several lines of text, with its count of characters. */
export function TextArea(props: TextAreaProps): JSX.Element {
  const { value, onInput, rows = 4, maxLength, placeholder } = props;
  const countText = props.countText ?? ((length: number, max: number) => `${length} / ${max}`);
  const over = maxLength !== undefined && value.length > maxLength;
  return (
    <Field
      {...props}
      control={(attributes) => (
        <textarea
          {...attributes}
          class="g-field__control g-field__control--area"
          name={props.name}
          rows={rows}
          value={value}
          required={props.required}
          disabled={props.disabled}
          placeholder={placeholder}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
      footer={
        maxLength !== undefined && (
          <p class={classNames('g-field__count', over && 'g-field__count--over')}>
            {countText(value.length, maxLength)}
          </p>
        )
      }
    />
  );
}
