import type { JSX } from 'preact';

/** The inside of a chart, px from its top left. */
export interface PlotArea {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface ChartAxesProps {
  area: PlotArea;
  ticks: readonly number[];
  y: (value: number) => number;
  format: (value: number) => string;
  labels: readonly { x: number; text: string }[];
}

/** Where the plot stands in a picture of that size, with room for the widest figure. */
export function plotArea(width: number, height: number, widest: string): PlotArea {
  return { left: 14 + widest.length * 8, top: 22, right: width - 10, bottom: height - 30 };
}

/** Rules behind the figures and the words along the foot. */
export function ChartAxes({ area, ticks, y, format, labels }: ChartAxesProps): JSX.Element {
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            class={tick === 0 ? 'g-chart__base' : 'g-chart__rule'}
            x1={area.left}
            x2={area.right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text class="g-chart__text" x={area.left - 8} y={y(tick)} dy="0.35em" text-anchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      {labels.map(({ x, text }) => (
        <text key={text} class="g-chart__text" x={x} y={area.bottom + 20} text-anchor="middle">
          {text}
        </text>
      ))}
    </g>
  );
}
