import type { ComponentChildren, JSX } from 'preact';
import { classNames } from './class-names.ts';
import './layout.css';
import type { Gap } from './stack.tsx';

export interface ClusterProps {
  gap?: Gap | undefined;
  justify?: 'start' | 'between' | 'end' | 'center' | undefined;
  class?: string | undefined;
  children: ComponentChildren;
}

/** Side by side, flowing onto the next line when there is no room: buttons, chips. */
export function Cluster({ gap = 2, justify = 'start', class: extra, children }: ClusterProps): JSX.Element {
  return (
    <div
      class={classNames('g-cluster', `g-gap-${gap}`, justify !== 'start' && `g-cluster--${justify}`, extra)}
    >
      {children}
    </div>
  );
}
