import type { ComponentChildren, JSX } from 'preact';
import { posteName } from '../../i18n/fr/words.ts';
import { useGuichet, useSettings } from '../state/guichet-context.ts';
import { AppFrame } from '../ui/app-frame.tsx';
import { NavBar, type NavItem } from '../ui/nav-bar.tsx';
import { POSTE_LOOKS } from './poste-look.ts';
import { SyncBadge } from './sync-badge.tsx';
import { UpdatePrompt } from './update-prompt.tsx';

export interface ShellProps {
  title: string;
  /** Address of the page: marks its item in the navigation. */
  path: string;
  width?: 'wide' | 'narrow' | undefined;
  children: ComponentChildren;
}

/**
 * What stands around a staff screen: site, title, the other desks of this device, the sync badge. Visitors' screens are opened
 * from home: they have no way back in them, and one does not fall into them by a slip of the finger.
 */
export function Shell({ title, path, width, children }: ShellProps): JSX.Element {
  const { device } = useGuichet();
  const { site } = useSettings();
  const desks = device.postes.filter((poste) => !POSTE_LOOKS[poste].forVisitors);
  const items: NavItem[] = desks.map((poste) => ({
    href: POSTE_LOOKS[poste].href,
    icon: POSTE_LOOKS[poste].icon,
    label: posteName(poste),
    current: path === POSTE_LOOKS[poste].href,
  }));
  const home: NavItem = { href: '/', icon: 'home', label: 'Menu', current: path === '/' };
  return (
    <AppFrame
      siteName={site.name ?? 'Guichet'}
      title={title}
      skipLabel="Aller au contenu"
      width={width}
      nav={<NavBar label="Postes de cet appareil" items={[home, ...items]} />}
      status={<SyncBadge />}
    >
      <UpdatePrompt />
      {children}
    </AppFrame>
  );
}
