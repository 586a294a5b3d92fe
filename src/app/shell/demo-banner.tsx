import type { JSX } from 'preact';
import { classNames } from '../ui/class-names.ts';
import './demo-banner.css';

/** Says on every screen that nothing on it happened. `thin`: on a visitor's screen, which needs the whole glass. */
export function DemoBanner({ thin }: { thin: boolean }): JSX.Element {
  return (
    <aside class={classNames('demo-banner', thin && 'demo-banner--thin')} aria-label="Démonstration">
      Démonstration — données inventées
    </aside>
  );
}
