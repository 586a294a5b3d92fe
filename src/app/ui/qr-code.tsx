import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';
import { classNames } from './class-names.ts';
import './qr-code.css';

export interface QrCodeProps {
  /** What the code holds. */
  value: string;
  /** What it is for; write the value in words beside it too. */
  label: string;
  class?: string | undefined;
}

const quietZone = 4;

/** A QR code as one SVG path, dark on white whatever the theme, with the quiet zone readers need. */
export function QrCode({ value, label, class: extra }: QrCodeProps): JSX.Element {
  const { size, path } = useMemo(() => draw(value), [value]);
  const side = size + 2 * quietZone;
  return (
    <svg
      class={classNames('g-qr', extra)}
      viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect class="g-qr__ground" x={-quietZone} y={-quietZone} width={side} height={side} />
      <path class="g-qr__modules" d={path} />
    </svg>
  );
}

function draw(value: string): { size: number; path: string } {
  const code = encode(value, { ecc: 'M', border: 0 });
  const squares = code.data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
  return { size: code.size, path: squares.join('') };
}
