import type { ComponentChildren, JSX } from 'preact';
import './app-frame.css';
import { classNames } from './class-names.ts';
import { SkipLink } from './skip-link.tsx';

export interface AppFrameProps {
  siteName: string;
  /** The screen's title: the page's one `h1`. */
  title: string;
  /** A NavBar: in the top bar, at the bottom on a phone. */
  nav?: ComponentChildren;
  /** The sync badge, a clock. */
  status?: ComponentChildren;
  /** Buttons at the end of the top bar. */
  actions?: ComponentChildren;
  skipLabel: string;
  /** Sizes everything for a visitor standing (`kiosk`) or five metres away (`wall`). */
  scale?: 'kiosk' | 'wall' | undefined;
  /** `wide` uses the whole glass; `narrow` centres a column for forms and reading. */
  width?: 'wide' | 'normal' | 'narrow' | undefined;
  class?: string | undefined;
  children: ComponentChildren;
}

/** The frame of every screen: bar, main part, navigation. */
export function AppFrame(props: AppFrameProps): JSX.Element {
  const { siteName, title, nav, status, actions, skipLabel, scale, width = 'normal', children } = props;
  return (
    <div
      class={classNames(
        'g-app-frame',
        scale && `g-app-frame--${scale}`,
        nav ? 'g-app-frame--nav' : '',
        props.class,
      )}
    >
      <SkipLink target="main">{skipLabel}</SkipLink>
      <header class="g-app-frame__bar">
        <div class="g-app-frame__titles">
          <p class="g-app-frame__site">{siteName}</p>
          <h1 class="g-app-frame__title">{title}</h1>
        </div>
        {nav && <div class="g-app-frame__nav">{nav}</div>}
        {(status || actions) && (
          <div class="g-app-frame__end">
            {status}
            {actions}
          </div>
        )}
      </header>
      <main class={`g-app-frame__main g-app-frame__main--${width}`} id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
