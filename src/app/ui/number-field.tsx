import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Field, type FieldBaseProps } from './field.tsx';

export interface NumberFieldProps extends FieldBaseProps {
  value: number | undefined;
  /**
   * `value` is undefined while the text is empty or is no number; `raw` is what was typed, so that
   * a screen can tell the two apart and refuse with a sentence.
   */
  onInput: (value: number | undefined, raw: string) => void;
  /** Allows a decimal part, with a comma or a point. */
  decimal?: boolean | undefined;
  /** Shown after the box: « % », « minutes ». */
  unit?: string | undefined;
}

/** A number, typed. A text box on purpose: a wheel or a stray arrow cannot change it. */
export function NumberField(props: NumberFieldProps): JSX.Element {
  const { value, onInput, decimal, unit } = props;
  const [raw, setRaw] = useState(() => (value === undefined ? '' : String(value)));
  const shown = parseNumber(raw, decimal) === value ? raw : value === undefined ? '' : String(value);
  return (
    <Field
      {...props}
      control={(attributes) => (
        <span class="g-field__figure-row">
          <input
            {...attributes}
            class="g-field__control g-field__control--figure"
            type="text"
            inputMode={decimal ? 'decimal' : 'numeric'}
            autoComplete="off"
            name={props.name}
            value={shown}
            required={props.required}
            disabled={props.disabled}
            onInput={(event) => {
              const typed = event.currentTarget.value;
              setRaw(typed);
              onInput(parseNumber(typed, decimal), typed);
            }}
          />
          {unit !== undefined && <span class="g-field__unit">{unit}</span>}
        </span>
      )}
    />
  );
}

/** Reads a whole or decimal number as typed in French or English; undefined when it is none. */
function parseNumber(raw: string, decimal: boolean | undefined): number | undefined {
  const compact = raw.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  const shape = decimal ? /^-?\d+(\.\d*)?$/ : /^-?\d+$/;
  return shape.test(compact) ? Number(compact) : undefined;
}
