import type { ComponentChildren, JSX } from 'preact';
import { classNames } from './class-names.ts';
import './layout.css';

/** Steps of the spacing scale: 4, 8, 12, 16, 24, 32, 48 px. */
export type Gap = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface StackProps {
  gap?: Gap | undefined;
  class?: string | undefined;
  children: ComponentChildren;
}

/** One under another, evenly. */
export function Stack({ gap = 4, class: extra, children }: StackProps): JSX.Element {
  return <div class={classNames('g-stack', `g-gap-${gap}`, extra)}>{children}</div>;
}
