import type { ComponentChildren, JSX } from 'preact';
import { classNames } from './class-names.ts';
import './layout.css';

export interface SplitProps {
  main: ComponentChildren;
  aside: ComponentChildren;
  /** Words that name the aside. */
  asideLabel: string;
  /** Width of the aside, a CSS length; a third by default. */
  asideSize?: string | undefined;
  class?: string | undefined;
}

/** A main part and an aside: side by side from 960 px, stacked on an upright tablet and a phone. */
export function Split({ main, aside, asideLabel, asideSize = '34%', class: extra }: SplitProps): JSX.Element {
  return (
    <div class={classNames('g-split', extra)} style={{ '--aside': asideSize }}>
      <div>{main}</div>
      <aside aria-label={asideLabel}>{aside}</aside>
    </div>
  );
}
