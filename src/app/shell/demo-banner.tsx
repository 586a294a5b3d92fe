import type { JSX } from 'preact';
import { classNames } from '../ui/class-names.ts';
import './demo-banner.css';

/** Says on every screen that nothing on it happened. `mark`: over a visitor's screen, which needs the whole glass. */
export function DemoBanner({ mark }: { mark: boolean }): JSX.Element {
  return (
    <aside class={classNames('demo-banner', mark && 'demo-banner--mark')} aria-label="Démonstration">
      Démonstration — données inventées
    </aside>
  );
}
