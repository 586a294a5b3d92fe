import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { AppFrame } from '../ui/app-frame.tsx';
import { Button } from '../ui/button.tsx';
import { Cluster } from '../ui/cluster.tsx';
import { Stack } from '../ui/stack.tsx';
import './error-page.css';

export interface ErrorPageProps {
  title: string;
  /** What happened and what to do, in one or two sentences. */
  advice: string;
  /** Another way out, offered last. */
  actions?: ComponentChildren;
  /** For whoever helps: what broke, and where in the program. No personal data. */
  details?: string | undefined;
}

/** What a person sees when the app itself cannot go on. */
export function ErrorPage({ title, advice, actions, details }: ErrorPageProps): JSX.Element {
  const [copied, setCopied] = useState(false);
  return (
    <AppFrame siteName="Guichet" title={title} skipLabel="Aller au contenu" width="narrow">
      <Stack gap={5}>
        <p role="alert">{advice}</p>
        <Cluster>
          <Button variant="primary" icon="sync" onClick={() => location.reload()}>
            Recharger la page
          </Button>
          <Button icon="home" onClick={() => location.assign('/')}>
            Retour aux postes
          </Button>
          {actions}
        </Cluster>
        {details !== undefined && (
          <details>
            <summary>Détails pour l’assistance (sans donnée personnelle)</summary>
            <Stack gap={2}>
              <pre class="error-page__details">{details}</pre>
              <Button
                icon={copied ? 'check' : 'document'}
                onClick={() => void navigator.clipboard?.writeText(details).then(() => setCopied(true))}
              >
                {copied ? 'Détails copiés' : 'Copier les détails'}
              </Button>
            </Stack>
          </details>
        )}
      </Stack>
    </AppFrame>
  );
}
