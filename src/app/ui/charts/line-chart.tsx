import { scaleLinear, scalePoint } from 'd3-scale';
import { area as areaShape, curveMonotoneX, line as lineShape } from 'd3-shape';
import type { JSX } from 'preact';
import { classNames } from '../class-names.ts';
import { ChartAxes, type PlotArea, plotArea } from './chart-axes.tsx';
import { type ChartProps, greatestValue, labelStep } from './chart-data.ts';
import { type ChartBox, ChartFrame } from './chart-frame.tsx';
import { lineStyle, seriesDashes } from './chart-legend.tsx';

export interface LineChartProps extends ChartProps {
  /** Fills under the first line. */
  area?: boolean | undefined;
  /** An upright rule with a word: « maintenant ». */
  marker?: { index: number; label: string } | undefined;
}

type Point = readonly [x: number, y: number] | null;

/** Curves over ordered categories: the day's arrivals beside the typical day. A null is a gap. */
export function LineChart(props: LineChartProps): JSX.Element {
  return <ChartFrame {...props} swatch="line" ground={props.area} draw={(box) => drawLines(props, box)} />;
}

function drawLines(props: LineChartProps, { width, height }: ChartBox): JSX.Element {
  const { series, categories, area: filled, marker, format = String } = props;
  const greatest = greatestValue(series, categories.length, false);
  const area = plotArea(width, height, format(greatest));
  const y = scaleLinear([0, greatest], [area.bottom, area.top]).nice(4);
  const keys = categories.map((_, index) => String(index));
  const point = scalePoint(keys, [area.left, area.right]).padding(0.5);
  const x = (index: number): number => point(String(index)) ?? 0;
  const step = labelStep(categories.length, area.right - area.left, 52);
  const labels = categories.flatMap((text, index) => (index % step === 0 ? [{ x: x(index), text }] : []));
  return (
    <g>
      <ChartAxes area={area} ticks={y.ticks(4)} y={y} format={format} labels={labels} />
      {marker && <Marker x={x(marker.index)} area={area} label={marker.label} />}
      {series.map(({ label, hue, values }, index) => {
        const points = values.map((value, at): Point => (value === null ? null : [x(at), y(value)]));
        return (
          <Line
            key={label}
            hue={hue}
            points={points}
            foot={filled && index === 0 ? area.bottom : undefined}
            dash={seriesDashes[lineStyle(index, filled === true)]}
            stopsEarly={(values.at(-1) ?? null) === null}
          />
        );
      })}
    </g>
  );
}

interface LineProps {
  hue: string;
  points: readonly Point[];
  foot: number | undefined;
  dash: string | undefined;
  /** A dot marks where the figures stop, as of now. */
  stopsEarly: boolean;
}

function Line({ hue, points, foot, dash, stopsEarly }: LineProps): JSX.Element {
  const last = stopsEarly ? points.findLast((point) => point !== null) : undefined;
  const shape = lineShape<Point>()
    .defined((point) => point !== null)
    .x((point) => point?.[0] ?? 0)
    .y((point) => point?.[1] ?? 0)
    .curve(curveMonotoneX);
  const fill = areaShape<Point>()
    .defined((point) => point !== null)
    .x((point) => point?.[0] ?? 0)
    .y0(foot ?? 0)
    .y1((point) => point?.[1] ?? 0)
    .curve(curveMonotoneX);
  return (
    <g data-hue={hue}>
      {foot !== undefined && <path class="g-chart__area" d={fill(points) ?? ''} />}
      <path
        class={classNames('g-chart__line', foot !== undefined && 'g-chart__line--ground')}
        d={shape(points) ?? ''}
        stroke-dasharray={dash}
      />
      {last && <circle class="g-chart__dot" cx={last[0]} cy={last[1]} r={4.5} />}
    </g>
  );
}

function Marker({ x, area, label }: { x: number; area: PlotArea; label: string }): JSX.Element {
  const nearEnd = x > (area.left + area.right) / 2;
  return (
    <g>
      <line class="g-chart__marker" x1={x} x2={x} y1={area.top - 12} y2={area.bottom} />
      <text
        class="g-chart__marker-text"
        x={nearEnd ? x - 6 : x + 6}
        y={area.top - 4}
        text-anchor={nearEnd ? 'end' : 'start'}
      >
        {label}
      </text>
    </g>
  );
}
