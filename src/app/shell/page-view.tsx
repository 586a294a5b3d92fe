import type { JSX } from 'preact';
import { posteName } from '../../i18n/fr/words.ts';
import { useGuichet, useSettings } from '../state/guichet-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { DemoBanner } from './demo-banner.tsx';
import type { Page } from './pages.ts';
import { Shell } from './shell.tsx';
import { useDocumentTitle } from './use-document-title.ts';

/** A page in its surroundings, if this device may show it. */
export function PageView({ page }: { page: Page }): JSX.Element {
  const { device } = useGuichet();
  const { site } = useSettings();
  const { Screen, poste } = page;
  const missing = poste !== undefined && !device.postes.includes(poste) ? poste : undefined;
  const bare = page.bare === true && missing === undefined;
  useDocumentTitle(page.title, site.name ?? 'Guichet');
  return (
    <>
      {site.demo && <DemoBanner mark={bare} />}
      {bare ? (
        <Screen />
      ) : (
        <Shell title={page.title} path={page.path} width={page.width}>
          {missing === undefined ? <Screen /> : <PosteNotHeld name={posteName(missing)} />}
        </Shell>
      )}
    </>
  );
}

function PosteNotHeld({ name }: { name: string }): JSX.Element {
  return (
    <EmptyState
      icon="lock"
      title={`Cet appareil n’est pas un poste « ${name} »`}
      text="Le référent qualité peut lui donner ce poste : Qualité, puis Postes."
      action={<HomeLink />}
    />
  );
}

/** A page that does not exist. */
export function NotFound(): JSX.Element {
  const { site } = useSettings();
  useDocumentTitle('Page introuvable', site.name ?? 'Guichet');
  return (
    <Shell title="Page introuvable" path="">
      <EmptyState
        icon="search"
        title="Cette page n’existe pas"
        text="L’adresse est peut-être mal écrite."
        action={<HomeLink />}
      />
    </Shell>
  );
}

function HomeLink(): JSX.Element {
  return (
    <LinkButton href="/" icon="home" variant="primary">
      Voir les postes de cet appareil
    </LinkButton>
  );
}
