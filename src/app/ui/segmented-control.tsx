import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import './segmented-control.css';
import './visually-hidden.css';

export interface SegmentedOption<T extends string> {
  value: T;
  label: string;
  icon?: IconName | undefined;
  /** A second, quieter line. */
  hint?: string | undefined;
}

export interface SegmentedControlProps<T extends string> {
  legend: string;
  legendHidden?: boolean | undefined;
  options: readonly SegmentedOption<T>[];
  value: T | undefined;
  onChange: (value: T) => void;
  /** `row` joins them in one bar; `wrap` lets them flow; `list` stacks them, full width. */
  layout?: 'row' | 'wrap' | 'list' | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  id?: string | undefined;
  class?: string | undefined;
}

/** One choice among a few, all visible: native radios, so arrows and forms work by themselves. */
export function SegmentedControl<T extends string>(props: SegmentedControlProps<T>): JSX.Element {
  const {
    legend,
    legendHidden,
    options,
    value,
    onChange,
    layout = 'row',
    hint,
    error,
    required,
    disabled,
  } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset
      class={classNames('g-segmented', `g-segmented--${layout}`, props.class)}
      id={id}
      tabIndex={-1}
      disabled={disabled}
      aria-describedby={described}
      data-invalid={error ? true : undefined}
    >
      <legend class={legendHidden ? 'g-visually-hidden' : 'g-segmented__legend'}>{legend}</legend>
      {hint && (
        <p class="g-segmented__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="g-segmented__options">
        {options.map((option) => (
          <label key={option.value} class="g-segmented__option">
            <input
              type="radio"
              class="g-segmented__input"
              name={`${id}-choice`}
              value={option.value}
              checked={option.value === value}
              required={required}
              onChange={() => onChange(option.value)}
            />
            {option.icon && <Icon name={option.icon} />}
            <span class="g-segmented__words">
              {option.label}
              {option.hint && <span class="g-segmented__option-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p class="g-segmented__error" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
