import { scaleBand, scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { ChartAxes, plotArea } from './chart-axes.tsx';
import { type ChartProps, type ChartSeries, greatestValue, labelStep } from './chart-data.ts';
import { type ChartBox, ChartFrame } from './chart-frame.tsx';

export interface BarChartProps extends ChartProps {
  /** One bar a category, its series on top of each other. */
  stacked?: boolean | undefined;
}

interface Bar {
  key: string;
  seriesIndex: number;
  hue: ChartSeries['hue'];
  x: number;
  width: number;
  from: number;
  to: number;
  value: number;
}

const roomForAFigure = 26;

/** Upright bars by category: visits by day, by month. */
export function BarChart(props: BarChartProps): JSX.Element {
  return <ChartFrame {...props} swatch="bar" draw={(box) => drawBars(props, box)} />;
}

function drawBars(props: BarChartProps, { width, height, id }: ChartBox): JSX.Element {
  const { series, categories, stacked = false, format = String } = props;
  const greatest = greatestValue(series, categories.length, stacked);
  const area = plotArea(width, height, format(greatest));
  const y = scaleLinear([0, greatest], [area.bottom, area.top]).nice(4);
  const keys = categories.map((_, index) => String(index));
  const band = scaleBand(keys, [area.left, area.right]).paddingInner(0.28).paddingOuter(0.14);
  const middle = (index: number): number => (band(String(index)) ?? 0) + band.bandwidth() / 2;
  const step = labelStep(categories.length, area.right - area.left, 46);
  const labels = categories.flatMap((text, index) =>
    index % step === 0 ? [{ x: middle(index), text }] : [],
  );
  const bars = placeBars(
    series,
    categories.length,
    stacked,
    (index) => band(String(index)) ?? 0,
    band.bandwidth(),
  );
  return (
    <g>
      <ChartAxes area={area} ticks={wholeTicks(y.ticks(4))} y={y} format={format} labels={labels} />
      {bars.map((bar) => (
        <g key={bar.key} data-hue={bar.hue}>
          <rect
            class="g-chart__bar"
            data-series={bar.seriesIndex % 4}
            x={bar.x}
            width={bar.width}
            y={y(bar.to)}
            height={y(bar.from) - y(bar.to)}
          />
          <rect
            fill={`url(#${id}-${bar.seriesIndex})`}
            x={bar.x}
            width={bar.width}
            y={y(bar.to)}
            height={y(bar.from) - y(bar.to)}
          />
          {!stacked && bar.width >= roomForAFigure && (
            <text class="g-chart__figure" x={bar.x + bar.width / 2} y={y(bar.to) - 6} text-anchor="middle">
              {format(bar.value)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

function placeBars(
  series: readonly ChartSeries[],
  categoryCount: number,
  stacked: boolean,
  start: (index: number) => number,
  bandwidth: number,
): Bar[] {
  const bars: Bar[] = [];
  const width = stacked ? bandwidth : bandwidth / Math.max(1, series.length);
  for (let index = 0; index < categoryCount; index += 1) {
    let foot = 0;
    series.forEach(({ label, hue, values }, seriesIndex) => {
      const value = values[index] ?? null;
      if (value === null) return;
      const from = stacked ? foot : 0;
      const x = start(index) + (stacked ? 0 : seriesIndex * width);
      bars.push({ key: `${label}-${index}`, seriesIndex, hue, x, width, from, to: from + value, value });
      foot += value;
    });
  }
  return bars;
}

/** Counts have no halves: a small chart must not show 0.5 of a person. */
function wholeTicks(ticks: readonly number[]): number[] {
  const whole = ticks.filter(Number.isInteger);
  return whole.length >= 2 ? whole : [...ticks];
}
