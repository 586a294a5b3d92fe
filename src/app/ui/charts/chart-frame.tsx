import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { classNames } from '../class-names.ts';
import type { ChartProps } from './chart-data.ts';
import './chart.css';
import { ChartTable } from './chart-table.tsx';

/** The box a chart draws in, px; `ids` are unique, for patterns. */
export interface ChartBox {
  width: number;
  height: number;
  id: string;
}

export interface ChartFrameProps extends ChartProps {
  draw: (box: ChartBox) => ComponentChildren;
}

const firstWidth = 640;

/** Title, legend, picture and table of a chart. The picture is redrawn at the width it is given. */
export function ChartFrame(props: ChartFrameProps): JSX.Element {
  const { title, description, series, blockSize = 260, draw } = props;
  const id = useId();
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(firstWidth);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const given = entry?.contentRect.width ?? 0;
      if (given > 0) setWidth(Math.round(given));
    });
    if (holder.current) observer.observe(holder.current);
    return () => observer.disconnect();
  }, []);
  return (
    <figure class={classNames('g-chart', props.class)}>
      <figcaption class="g-chart__title">{title}</figcaption>
      {series.length > 1 && (
        <ul class="g-chart__legend g-plain-list">
          {series.map(({ label, hue }, index) => (
            <li key={label} class="g-chart__legend-item" data-hue={hue}>
              <svg class="g-chart__swatch" viewBox="0 0 28 14" aria-hidden="true">
                <SeriesPattern id={`${id}-legend-${index}`} index={index} />
                <rect
                  class="g-chart__bar"
                  data-series={index % 4}
                  x={1}
                  y={1}
                  width={26}
                  height={12}
                  rx={2}
                />
                <rect fill={`url(#${id}-legend-${index})`} x={1} y={1} width={26} height={12} rx={2} />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      )}
      <div ref={holder} class="g-chart__holder" style={{ blockSize: `${blockSize}px` }}>
        <svg
          class="g-chart__picture"
          viewBox={`0 0 ${width} ${blockSize}`}
          role="img"
          aria-label={description === undefined ? title : `${title}. ${description}`}
        >
          {series.map(({ label }, index) => (
            <SeriesPattern key={label} id={`${id}-${index}`} index={index} />
          ))}
          {draw({ width, height: blockSize, id })}
        </svg>
      </div>
      <ChartTable {...props} />
    </figure>
  );
}

/** Series differ by a pattern too: in black and white, and for who does not tell hues apart. */
function SeriesPattern({ id, index }: { id: string; index: number }): JSX.Element {
  const strokes = ['', 'M-2 2l4-4M0 8l8-8M6 10l4-4', 'M4 0v8', 'M0 4h8'];
  return (
    <pattern id={id} width={8} height={8} patternUnits="userSpaceOnUse">
      <path class="g-chart__pattern" d={strokes[index % strokes.length]} />
    </pattern>
  );
}
