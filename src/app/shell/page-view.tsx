import type { JSX } from 'preact';
import { useGuichet, useSettings } from '../state/guichet-context.ts';
import { DemoBanner } from './demo-banner.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { type Page, pageOf } from './pages.ts';
import type { StaffPageProps } from './staff-page.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { useKioskLocked } from './use-kiosk-locked.ts';

/** Fetched apart: the kiosk's first load holds nothing of what stands around the desks' screens. */
const StaffPage = lazyScreen<StaffPageProps>(async () => (await import('./staff-page.tsx')).StaffPage);

const PinGate = lazyScreen(async () => (await import('./pin-gate.tsx')).PinGate);

/** Fetches what an address will show, while what it shows is still being read. */
export function fetchAhead(path: string): void {
  const page = pageOf(path);
  page?.Screen.preload();
  if (page?.bare !== true) StaffPage.preload();
}

/** A page in its surroundings, if this device may show it; `undefined` for an address that is no page. */
export function PageView({ page }: { page: Page | undefined }): JSX.Element {
  const { device } = useGuichet();
  const { site } = useSettings();
  const locked = useKioskLocked() && page?.poste !== 'borne';
  const held = page?.poste === undefined || device.postes.includes(page.poste);
  const bare = held && page?.bare === true && !locked;
  useDocumentTitle(page?.title ?? 'Page introuvable', site.name ?? 'Guichet');
  if (held && !locked) page?.Screen.preload();
  if (locked) return <PinGate />;
  return (
    <>
      {site.demo && <DemoBanner thin={bare} />}
      {bare ? <page.Screen /> : <StaffPage page={page} held={held} />}
    </>
  );
}
