import type { JSX } from 'preact';
import './skip-link.css';

/** First thing the keyboard meets: jumps over the navigation. */
export function SkipLink({ target, children }: { target: string; children: string }): JSX.Element {
  return (
    <a
      class="g-skip"
      href={`#${target}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(target)?.focus();
      }}
    >
      {children}
    </a>
  );
}
