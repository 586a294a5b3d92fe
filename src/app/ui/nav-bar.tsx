import type { JSX } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import './nav-bar.css';

export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  current?: boolean | undefined;
  /** A figure on the item: what waits there. */
  count?: number | undefined;
}

/** Links between screens: a row in the top bar, icons over words at the bottom of a phone. */
export function NavBar({ label, items }: { label: string; items: readonly NavItem[] }): JSX.Element {
  return (
    <nav class="g-nav" aria-label={label}>
      <ul class="g-nav__list g-plain-list">
        {items.map((item) => (
          <li key={item.href} class="g-nav__item">
            <a class="g-nav__link" href={item.href} aria-current={item.current ? 'page' : undefined}>
              <Icon name={item.icon} />
              <span>{item.label}</span>
              {item.count !== undefined && <span class="g-nav__count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
