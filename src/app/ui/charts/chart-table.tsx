import type { JSX } from 'preact';
import { Icon } from '../icon.tsx';
import type { ChartProps } from './chart-data.ts';

/** The chart's figures as a table, folded under it; unfolded on paper. */
export function ChartTable(props: ChartProps): JSX.Element {
  const { title, series, categories, categoryHeader, tableLabel } = props;
  const format = props.format ?? String;
  return (
    <details class="g-chart__details">
      <summary class="g-chart__summary">
        <Icon class="g-chart__arrow" name="chevron-down" />
        {tableLabel}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section class="g-chart__scroll" aria-label={title} tabIndex={0}>
        <table class="g-chart__table">
          <thead>
            <tr>
              <th scope="col">{categoryHeader}</th>
              {series.map(({ label }) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {categories.map((category, index) => (
              <tr key={category}>
                <th scope="row">{category}</th>
                {series.map(({ label, values }) => {
                  const value = values[index] ?? null;
                  return <td key={label}>{value === null ? '–' : format(value)}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
