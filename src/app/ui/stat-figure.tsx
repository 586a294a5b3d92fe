import type { ComponentChildren, JSX } from 'preact';
import { classNames } from './class-names.ts';
import './stat-figure.css';

export interface StatFigureProps {
  /** Already written for the reader: « 73 % », « aucune demande ». */
  value: string;
  label: string;
  /** On how many it stands: « N = 152 ». Every figure carries its N. */
  n?: string | undefined;
  /** A line under: a comparison, « non représentatif ». */
  note?: ComponentChildren;
  size?: 'md' | 'lg' | 'xl' | undefined;
  class?: string | undefined;
}

/** One figure, large, with what it means and on how many it stands. */
export function StatFigure({
  value,
  label,
  n,
  note,
  size = 'md',
  class: extra,
}: StatFigureProps): JSX.Element {
  return (
    <div class={classNames('g-stat', `g-stat--${size}`, extra)}>
      <p class="g-stat__label">{label}</p>
      <p class={classNames('g-stat__value', !/\d/.test(value) && 'g-stat__value--words')}>{value}</p>
      {n !== undefined && <p class="g-stat__n">{n}</p>}
      {note && <p class="g-stat__note">{note}</p>}
    </div>
  );
}
