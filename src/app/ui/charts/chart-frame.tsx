import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { classNames } from '../class-names.ts';
import type { ChartProps } from './chart-data.ts';
import './chart.css';
import { ChartLegend, SeriesPattern } from './chart-legend.tsx';
import { ChartTable } from './chart-table.tsx';

/** The box a chart draws in, px; `ids` are unique, for patterns. */
export interface ChartBox {
  width: number;
  height: number;
  id: string;
}

export interface ChartFrameProps extends ChartProps {
  swatch: 'bar' | 'line';
  ground?: boolean | undefined;
  draw: (box: ChartBox) => ComponentChildren;
}

const firstWidth = 640;

/** Title, legend, picture and table of a chart. The picture is redrawn at the width it is given. */
export function ChartFrame(props: ChartFrameProps): JSX.Element {
  const { title, description, series, blockSize = 260, swatch, ground, draw } = props;
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
      {series.length > 1 && <ChartLegend series={series} id={id} swatch={swatch} ground={ground} />}
      <div ref={holder} class="g-chart__holder" style={{ blockSize: `${blockSize}px` }}>
        <svg
          class="g-chart__picture"
          viewBox={`0 0 ${width} ${blockSize}`}
          role="img"
          aria-label={description === undefined ? title : `${title}. ${description}`}
        >
          {swatch === 'bar' &&
            series.map(({ label }, index) => (
              <SeriesPattern key={label} id={`${id}-${index}`} index={index} />
            ))}
          {draw({ width, height: blockSize, id })}
        </svg>
      </div>
      <ChartTable {...props} />
    </figure>
  );
}
