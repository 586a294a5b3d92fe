import type { JSX } from 'preact';
import { posteName } from '../../i18n/fr/words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import type { Page } from './pages.ts';
import { Shell } from './shell.tsx';
import { ToastHost } from './toast-host.tsx';
import { useUndoKey } from './use-undo-key.ts';

export interface StaffPageProps {
  page: Page | undefined;
  /** Whether this device holds the page's poste. */
  held: boolean;
}

/** A screen of a desk, with its navigation, its messages and Ctrl+Z. */
export function StaffPage({ page, held }: StaffPageProps): JSX.Element {
  useUndoKey();
  return (
    <>
      <Shell title={page?.title ?? 'Page introuvable'} path={page?.path ?? ''} width={page?.width}>
        {page === undefined ? <NoSuchPage /> : held ? <page.Screen /> : <PosteNotHeld page={page} />}
      </Shell>
      <ToastHost />
    </>
  );
}

function PosteNotHeld({ page }: { page: Page }): JSX.Element {
  const name = page.poste === undefined ? page.title : posteName(page.poste);
  return (
    <EmptyState
      icon="lock"
      title={`Cet appareil n’est pas un poste « ${name} »`}
      text="Le référent qualité peut lui donner ce poste : Qualité, puis Postes."
      action={<HomeLink />}
    />
  );
}

function NoSuchPage(): JSX.Element {
  return (
    <EmptyState
      icon="search"
      title="Cette page n’existe pas"
      text="L’adresse est peut-être mal écrite."
      action={<HomeLink />}
    />
  );
}

function HomeLink(): JSX.Element {
  return (
    <LinkButton href="/" icon="home" variant="primary">
      Voir les postes de cet appareil
    </LinkButton>
  );
}
