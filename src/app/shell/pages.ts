import type { Poste } from '../../domain/rights.ts';
import { type LazyScreen, lazyScreen } from './lazy-screen.tsx';

/** A page of the app: its address, its name, its screen. */
export interface Page {
  readonly path: string;
  readonly title: string;
  /** The poste a device must hold to see it. */
  readonly poste?: Poste;
  /** A visitor's screen: the whole glass, no navigation. */
  readonly bare?: boolean;
  readonly width?: 'wide' | 'narrow';
  readonly Screen: LazyScreen;
}

export const PAGES: readonly Page[] = [
  {
    path: '/',
    title: 'Menu',
    Screen: lazyScreen(async () => (await import('../screens/home/home-screen.tsx')).HomeScreen),
  },
  {
    path: '/accueil',
    title: 'Accueil',
    poste: 'accueil',
    width: 'wide',
    Screen: lazyScreen(async () => (await import('../screens/accueil/accueil-screen.tsx')).AccueilScreen),
  },
  {
    path: '/pan',
    title: 'PAN',
    poste: 'pan',
    Screen: lazyScreen(async () => (await import('../screens/pan/pan-screen.tsx')).PanScreen),
  },
  {
    path: '/borne',
    title: 'Votre avis',
    poste: 'borne',
    bare: true,
    Screen: lazyScreen(async () => (await import('../screens/borne/borne-screen.tsx')).BorneScreen),
  },
  {
    path: '/affichage',
    title: 'Affichage',
    poste: 'affichage',
    bare: true,
    Screen: lazyScreen(
      async () => (await import('../screens/affichage/affichage-screen.tsx')).AffichageScreen,
    ),
  },
  {
    path: '/qualite',
    title: 'Qualité',
    poste: 'qualite',
    Screen: lazyScreen(async () => (await import('../screens/qualite/qualite-screen.tsx')).QualiteScreen),
  },
  {
    path: '/envois',
    title: 'Envois',
    width: 'narrow',
    Screen: lazyScreen(async () => (await import('../screens/envois/envois-screen.tsx')).EnvoisScreen),
  },
];

/** The page an address belongs to: its own, or the one it is under (`/qualite/resultats`). */
export function pageOf(path: string): Page | undefined {
  return PAGES.find((page) => page.path === path || (page.path !== '/' && path.startsWith(`${page.path}/`)));
}
