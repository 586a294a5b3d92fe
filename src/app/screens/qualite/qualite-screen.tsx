import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';
import { Icon } from '../../ui/icon.tsx';
import { QUALITE_PAGES, qualitePageOf } from './qualite-pages.ts';
import './qualite-screen.css';

/** The quality office: one page at a time, chosen on the side (above, where the glass is narrow). */
export function QualiteScreen(): JSX.Element {
  const { path } = useLocation();
  const current = qualitePageOf(path);
  const { Page } = current;
  return (
    <div class="q-screen">
      <nav class="q-nav no-print" aria-label="Pages de la qualité">
        <ul class="q-nav__list g-plain-list">
          {QUALITE_PAGES.map(({ href, label, icon }) => (
            <li key={href}>
              <a class="q-nav__link" href={href} aria-current={href === current.href ? 'page' : undefined}>
                <Icon name={icon} />
                <span>{label}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="q-screen__page">
        <Page key={current.href} />
      </div>
    </div>
  );
}
