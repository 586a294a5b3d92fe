import type { JSX } from 'preact';
import { classNames } from '../class-names.ts';
import '../visually-hidden.css';
import './heat-table.css';

/** A step of the ramp, 0 (calm) to 4 (crowded). */
export type HeatStep = 0 | 1 | 2 | 3 | 4;

export interface HeatCell {
  /** The figure shown, already written for the reader. */
  text: string;
  step: HeatStep;
  /** Said after the figure, for who does not see the colour: « chargé ». */
  note?: string | undefined;
}

export interface HeatTableProps {
  caption: string;
  captionHidden?: boolean | undefined;
  /** What the first column holds: « Jour ». */
  cornerLabel: string;
  columns: readonly string[];
  rows: readonly string[];
  /** `cells[row][column]`; null where the place is closed. */
  cells: readonly (readonly (HeatCell | null)[])[];
  /** Said in a closed cell: « fermé ». */
  closedLabel: string;
  legend: readonly { step: HeatStep; label: string }[];
  /** Where we are now, outlined and said as the current time. */
  current?: { row: number; column: number } | undefined;
  class?: string | undefined;
}

/** A real table whose cells also carry a colour: read with the eye, aloud, printed, or in forced colours. */
export function HeatTable(props: HeatTableProps): JSX.Element {
  const { caption, captionHidden, cornerLabel, columns, rows, cells, closedLabel, legend, current } = props;
  return (
    <figure class={classNames('g-heat', props.class)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section class="g-heat__scroll" aria-label={caption} tabIndex={0}>
        <table class="g-heat__table" style={{ '--heat-columns': columns.length }}>
          <caption class={captionHidden ? 'g-visually-hidden' : undefined}>{caption}</caption>
          <thead>
            <tr>
              <th scope="col" class="g-heat__corner">
                {cornerLabel}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, rowIndex) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {columns.map((column, columnIndex) => (
                  <Cell
                    key={column}
                    cell={cells[rowIndex]?.[columnIndex] ?? null}
                    closedLabel={closedLabel}
                    isCurrent={current?.row === rowIndex && current.column === columnIndex}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Legend legend={legend} />
    </figure>
  );
}

interface CellProps {
  cell: HeatCell | null;
  closedLabel: string;
  isCurrent: boolean;
}

function Cell({ cell, closedLabel, isCurrent }: CellProps): JSX.Element {
  const now = isCurrent ? 'time' : undefined;
  if (cell === null) {
    return (
      <td class="g-heat__cell g-heat__cell--closed" aria-current={now}>
        <span class="g-visually-hidden">{closedLabel}</span>
      </td>
    );
  }
  return (
    <td class="g-heat__cell" data-step={cell.step} aria-current={now}>
      {cell.text}
      {cell.note !== undefined && <span class="g-visually-hidden"> {cell.note}</span>}
    </td>
  );
}

function Legend({ legend }: Pick<HeatTableProps, 'legend'>): JSX.Element {
  return (
    <figcaption>
      <ul class="g-heat__legend g-plain-list">
        {legend.map(({ step, label }) => (
          <li key={step} class="g-heat__legend-item">
            <span class="g-heat__swatch" data-step={step} aria-hidden="true" />
            {label}
          </li>
        ))}
      </ul>
    </figcaption>
  );
}
