import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { classNames } from './class-names.ts';
import './face-scale.css';
import { Icon } from './icon.tsx';
import './visually-hidden.css';

export interface FaceOption<T extends string> {
  value: T;
  /** Always visible: the mouth and the words say the same, the colour adds nothing. */
  label: string;
  /** 1 (worst) to 4 (best); `none` for « not concerned ». */
  face: 1 | 2 | 3 | 4 | 'none';
}

export interface FaceScaleProps<T extends string> {
  legend: string;
  legendHidden?: boolean | undefined;
  options: readonly FaceOption<T>[];
  value: T | undefined;
  onChange: (value: T) => void;
  /** Very large, for the kiosk. */
  large?: boolean | undefined;
  class?: string | undefined;
}

/** A question answered with a face: native radios, so one tab stop and arrows to move. */
export function FaceScale<T extends string>(props: FaceScaleProps<T>): JSX.Element {
  const { legend, legendHidden, options, value, onChange, large } = props;
  const name = useId();
  return (
    <fieldset class={classNames('g-faces', large && 'g-faces--large', props.class)}>
      <legend class={legendHidden ? 'g-visually-hidden' : 'g-faces__legend'}>{legend}</legend>
      <div class="g-faces__options">
        {options.map((option) => (
          <label key={option.value} class={classNames('g-face', `g-face--${option.face}`)}>
            <input
              type="radio"
              class="g-face__input"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <Icon class="g-face__icon" name={`face-${option.face}`} />
            <span class="g-face__label">{option.label}</span>
            <Icon class="g-face__tick" name="check" />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
