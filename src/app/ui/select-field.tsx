import type { JSX } from 'preact';
import { Field, type FieldBaseProps } from './field.tsx';
import { Icon } from './icon.tsx';

export interface SelectOption<T extends string> {
  value: T;
  label: string;
  disabled?: boolean | undefined;
}

export interface SelectFieldProps<T extends string> extends FieldBaseProps {
  options: readonly SelectOption<T>[];
  /** Undefined shows the placeholder. */
  value: T | undefined;
  onChange: (value: T) => void;
  /** First line, chosen by nobody: « Choisir… ». */
  placeholder?: string | undefined;
}

/** One choice among many. For seven or fewer, SegmentedControl shows them all. */
export function SelectField<T extends string>(props: SelectFieldProps<T>): JSX.Element {
  const { options, value, onChange, placeholder } = props;
  return (
    <Field
      {...props}
      control={(attributes) => (
        <span class="g-field__select">
          <select
            {...attributes}
            class="g-field__control g-field__control--select"
            name={props.name}
            value={value ?? ''}
            required={props.required}
            disabled={props.disabled}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.currentTarget.value);
              if (chosen) onChange(chosen.value);
            }}
          >
            {(placeholder !== undefined || value === undefined) && (
              <option value="" disabled>
                {placeholder ?? ''}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon class="g-field__select-arrow" name="chevron-down" />
        </span>
      )}
    />
  );
}
