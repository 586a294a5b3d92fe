import type { ComponentChildren, JSX } from 'preact';
import { classNames } from './class-names.ts';
import './layout.css';
import type { Gap } from './stack.tsx';

export interface GridProps {
  /** Narrowest a cell may be, in rem: the number of columns follows. */
  min?: number | undefined;
  gap?: Gap | undefined;
  class?: string | undefined;
  children: ComponentChildren;
}

/** As many equal columns as fit. */
export function Grid({ min = 18, gap = 4, class: extra, children }: GridProps): JSX.Element {
  return (
    <div class={classNames('g-grid', `g-gap-${gap}`, extra)} style={{ '--grid-min': `${min}rem` }}>
      {children}
    </div>
  );
}
