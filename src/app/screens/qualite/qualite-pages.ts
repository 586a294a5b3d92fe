import type { FunctionComponent } from 'preact';
import { lazyScreen } from '../../shell/lazy-screen.tsx';
import type { IconName } from '../../ui/icon-paths.ts';
import { ResultsPage } from './results/results-page.tsx';

/** A page of the quality office. */
export interface QualitePage {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  readonly Page: FunctionComponent;
}

/** The results come with the screen; the other pages are fetched when they are first opened. */
export const QUALITE_PAGES: readonly QualitePage[] = [
  { href: '/qualite', label: 'Résultats', icon: 'chart', Page: ResultsPage },
  {
    href: '/qualite/visites',
    label: 'Visites',
    icon: 'list',
    Page: lazyScreen(async () => (await import('./visits/visits-page.tsx')).VisitsPage),
  },
  {
    href: '/qualite/avis',
    label: 'Avis reçus',
    icon: 'letter',
    Page: lazyScreen(async () => (await import('./feedback/feedback-page.tsx')).FeedbackPage),
  },
  {
    href: '/qualite/saisie',
    label: 'Saisie de l’urne',
    icon: 'edit',
    Page: lazyScreen(async () => (await import('./feedback/paper-page.tsx')).PaperPage),
  },
  {
    href: '/qualite/reglages',
    label: 'Réglages',
    icon: 'settings',
    Page: lazyScreen(async () => (await import('./settings/settings-page.tsx')).SettingsPage),
  },
  {
    href: '/qualite/conservation',
    label: 'Conservation',
    icon: 'clock',
    Page: lazyScreen(async () => (await import('./retention/retention-page.tsx')).RetentionPage),
  },
  {
    href: '/qualite/postes',
    label: 'Postes',
    icon: 'tablet',
    Page: lazyScreen(async () => (await import('./devices/devices-page.tsx')).DevicesPage),
  },
  {
    href: '/qualite/journal',
    label: 'Journal des accès',
    icon: 'key',
    Page: lazyScreen(async () => (await import('./accesses/accesses-page.tsx')).AccessesPage),
  },
  {
    href: '/qualite/import',
    label: 'Import',
    icon: 'upload',
    Page: lazyScreen(async () => (await import('./import/import-page.tsx')).ImportPage),
  },
];

/** The page of an address; what leads nowhere shows the results. */
export function qualitePageOf(path: string): QualitePage {
  const [first, ...others] = QUALITE_PAGES as readonly [QualitePage, ...QualitePage[]];
  return others.find(({ href }) => path === href || path.startsWith(`${href}/`)) ?? first;
}
