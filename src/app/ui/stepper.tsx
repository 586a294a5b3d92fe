import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import './stepper.css';
import './visually-hidden.css';

export interface StepperProps {
  label: string;
  /** Keeps the label for those who hear it, and hides it from the eye. */
  labelHidden?: boolean | undefined;
  value: number;
  min?: number | undefined;
  max?: number | undefined;
  onChange: (value: number) => void;
  decreaseLabel: string;
  increaseLabel: string;
  /** How the value is said: « 3 personnes ». */
  valueText?: string | undefined;
  class?: string | undefined;
}

/**
 * − n +, for small whole numbers. One tab stop: arrows, Home, End and digits change it
 * (WAI-ARIA spinbutton); the two buttons serve fingers and pointers.
 */
export function Stepper(props: StepperProps): JSX.Element {
  const {
    label,
    labelHidden,
    value,
    min = 0,
    max = 99,
    onChange,
    decreaseLabel,
    increaseLabel,
    valueText,
  } = props;
  const labelId = useId();
  const set = (next: number): void => {
    const bounded = Math.min(max, Math.max(min, next));
    if (bounded !== value) onChange(bounded);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nextValue(event.key, value, min, max);
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    set(next);
  };
  return (
    <div class={classNames('g-stepper', props.class)}>
      <span id={labelId} class={labelHidden ? 'g-visually-hidden' : 'g-stepper__label'}>
        {label}
      </span>
      <div class="g-stepper__row">
        <button
          type="button"
          class="g-stepper__button"
          tabIndex={-1}
          aria-label={decreaseLabel}
          disabled={value <= min}
          onClick={() => set(value - 1)}
        >
          <Icon name="minus" />
        </button>
        <div
          class="g-stepper__value"
          role="spinbutton"
          tabIndex={0}
          aria-labelledby={labelId}
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={valueText}
          onKeyDown={onKeyDown}
        >
          {value}
        </div>
        <button
          type="button"
          class="g-stepper__button"
          tabIndex={-1}
          aria-label={increaseLabel}
          disabled={value >= max}
          onClick={() => set(value + 1)}
        >
          <Icon name="plus" />
        </button>
      </div>
    </div>
  );
}

function nextValue(key: string, value: number, min: number, max: number): number | undefined {
  if (key === 'ArrowUp' || key === '+') return value + 1;
  if (key === 'ArrowDown' || key === '-') return value - 1;
  if (key === 'Home') return min;
  if (key === 'End') return max;
  return /^[0-9]$/.test(key) ? Number(key) : undefined;
}
