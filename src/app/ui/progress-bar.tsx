import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { classNames } from './class-names.ts';
import './progress-bar.css';

export interface ProgressBarProps {
  label: string;
  /** Share done, 0 to 1; undefined when it cannot be known. */
  value: number | undefined;
  /** Words for it: « 1 200 lignes sur 20 000 ». */
  valueText?: string | undefined;
  class?: string | undefined;
}

/** How far a long work is. */
export function ProgressBar({ label, value, valueText, class: extra }: ProgressBarProps): JSX.Element {
  const labelId = useId();
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div class={classNames('g-progress', extra)}>
      <p class="g-progress__words">
        <span id={labelId}>{label}</span>
        {valueText !== undefined && <span class="g-progress__value">{valueText}</span>}
      </p>
      <div
        class={classNames('g-progress__track', percent === undefined && 'g-progress__track--unknown')}
        role="progressbar"
        aria-labelledby={labelId}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={valueText}
      >
        <div
          class="g-progress__fill"
          style={percent === undefined ? undefined : { inlineSize: `${percent}%` }}
        />
      </div>
    </div>
  );
}
