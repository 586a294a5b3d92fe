import type { Poste } from '../../domain/rights.ts';
import type { Hue } from '../ui/hue.ts';
import type { IconName } from '../ui/icon-paths.ts';

interface PosteLook {
  readonly href: string;
  readonly icon: IconName;
  readonly hue: Hue;
  /** Visitors use it or look at it: the whole glass, no navigation. */
  readonly forVisitors?: boolean;
}

/** Where each poste's screen is, and how the navigation draws it. */
export const POSTE_LOOKS: Readonly<Record<Poste, PosteLook>> = {
  accueil: { href: '/accueil', icon: 'bell', hue: 'blue' },
  pan: { href: '/pan', icon: 'calendar', hue: 'green' },
  borne: { href: '/borne', icon: 'tablet', hue: 'ochre', forVisitors: true },
  affichage: { href: '/affichage', icon: 'monitor', hue: 'plum', forVisitors: true },
  qualite: { href: '/qualite', icon: 'chart', hue: 'teal' },
};
