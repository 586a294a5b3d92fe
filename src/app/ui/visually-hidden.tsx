import type { ComponentChildren, JSX } from 'preact';
import './visually-hidden.css';

/** Words that are heard and not seen. */
export function VisuallyHidden({ children }: { children: ComponentChildren }): JSX.Element {
  return <span class="g-visually-hidden">{children}</span>;
}
