import type { JSX } from 'preact';
import type { ChartSeries } from './chart-data.ts';

/** Dashes tell lines apart in black and white; series beyond the fourth start again. */
export const seriesDashes = [undefined, '9 6', '2 6', '14 5 2 5'] as const;

export interface ChartLegendProps {
  series: readonly ChartSeries[];
  /** Unique on the page. */
  id: string;
  /** How a series is drawn: as a bar, or as a line with this dash. */
  swatch: 'bar' | 'line';
  /** For lines: the first is a filled ground, drawn plain. */
  ground?: boolean | undefined;
}

/** Which hue, pattern or dash is which. */
export function ChartLegend({ series, id, swatch, ground }: ChartLegendProps): JSX.Element {
  return (
    <ul class="g-chart__legend g-plain-list">
      {series.map(({ label, hue }, index) => (
        <li key={label} class="g-chart__legend-item" data-hue={hue}>
          <svg class="g-chart__swatch" viewBox="0 0 28 14" aria-hidden="true">
            {swatch === 'bar' ? (
              <BarSwatch id={`${id}-legend-${index}`} index={index} />
            ) : (
              <LineSwatch index={index} ground={ground === true} />
            )}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function BarSwatch({ id, index }: { id: string; index: number }): JSX.Element {
  return (
    <>
      <SeriesPattern id={id} index={index} />
      <rect class="g-chart__bar" data-series={index % 4} x={1} y={1} width={26} height={12} />
      <rect fill={`url(#${id})`} x={1} y={1} width={26} height={12} />
    </>
  );
}

function LineSwatch({ index, ground }: { index: number; ground: boolean }): JSX.Element {
  if (ground && index === 0) {
    return (
      <>
        <path class="g-chart__area" d="M1 3h26v10H1z" />
        <path class="g-chart__line g-chart__line--ground" d="M1 3h26" />
      </>
    );
  }
  return <path class="g-chart__line" d="M1 7h26" stroke-dasharray={seriesDashes[lineStyle(index, ground)]} />;
}

/** Which dash the line of that rank takes: the ground does not use one up. */
export function lineStyle(index: number, ground: boolean): number {
  return Math.max(0, ground ? index - 1 : index) % seriesDashes.length;
}

/** Series differ by a pattern too: in black and white, and for who does not tell hues apart. */
export function SeriesPattern({ id, index }: { id: string; index: number }): JSX.Element {
  const strokes = ['', 'M-2 2l4-4M0 8l8-8M6 10l4-4', 'M4 0v8', 'M0 4h8'];
  return (
    <pattern id={id} width={8} height={8} patternUnits="userSpaceOnUse">
      <path class="g-chart__pattern" d={strokes[index % strokes.length]} />
    </pattern>
  );
}
