import type { JSX } from 'preact';
import { useEffect, useErrorBoundary } from 'preact/hooks';
import { LocationProvider, useLocation } from 'preact-iso/router';
import type { Guichet } from '../services.ts';
import { useSettings } from '../state/guichet-context.ts';
import { GuichetProvider } from '../state/guichet-provider.tsx';
import { useSession } from '../state/session-context.ts';
import type { SessionStore } from '../state/session-store.ts';
import { errorDetails } from './error-details.ts';
import { ErrorPage } from './error-page.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import type { MemoryEndProps } from './memory-end-notice.tsx';
import { PageView } from './page-view.tsx';
import { pageOf } from './pages.ts';
import { useFocusOnPageChange } from './use-focus-on-page-change.ts';
import { useRevoked } from './use-revoked.ts';

const FirstReception = lazyScreen(async () => (await import('./first-reception.tsx')).FirstReception);

const MemoryEndNotice = lazyScreen<MemoryEndProps>(
  async () => (await import('./memory-end-notice.tsx')).MemoryEndNotice,
);

const RevokedPage = lazyScreen(async () => (await import('./revoked-page.tsx')).RevokedPage);

/** Links that stay in the page; enrolment is at the doorstep, and loads it anew. */
const OF_THE_APP = /^\/(?!bienvenue)/;

export interface AppProps {
  guichet: Guichet;
  session: SessionStore;
  /** Told once the first picture stands. */
  onShown: () => void;
}

/** The whole app of an enrolled device: one page at a time, and what is said when it breaks. */
export function App({ guichet, session, onShown }: AppProps): JSX.Element {
  const [error] = useErrorBoundary();
  // What was written before goes on being sent.
  useEffect(() => {
    if (error !== undefined) onShown();
  }, [error]);
  if (error !== undefined) return <BrokenPage error={error} />;
  return (
    <LocationProvider scope={OF_THE_APP}>
      <GuichetProvider guichet={guichet} session={session}>
        <CurrentPage onShown={onShown} />
      </GuichetProvider>
    </LocationProvider>
  );
}

function CurrentPage({ onShown }: Pick<AppProps, 'onShown'>): JSX.Element {
  const { path } = useLocation();
  const { site } = useSettings();
  const page = pageOf(path);
  const memoryEnd = useSession((session) => session.memoryEnd);
  const revoked = useRevoked();
  useFocusOnPageChange(page?.path ?? path);
  useEffect(onShown, []);
  return (
    <>
      {memoryEnd !== undefined && <MemoryEndNotice end={memoryEnd} />}
      {revoked ? <RevokedPage /> : site.name === undefined ? <FirstReception /> : <PageView page={page} />}
    </>
  );
}

function BrokenPage({ error }: { error: unknown }): JSX.Element {
  return (
    <ErrorPage
      title="Cet écran s’est arrêté"
      advice="Vos enregistrements sont sur cet appareil : rien de ce qui a été enregistré n’est perdu. Rechargez la page ; si cela recommence, transmettez les détails ci-dessous à l’assistance."
      details={errorDetails(error, location.pathname, new Date(), navigator.userAgent)}
    />
  );
}
