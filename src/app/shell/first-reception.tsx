import type { JSX } from 'preact';
import { syncSentence } from '../../i18n/fr/sync-sentence.ts';
import { useGuichet, useNow, useSync } from '../state/guichet-context.ts';
import { AppFrame } from '../ui/app-frame.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { Stack } from '../ui/stack.tsx';
import { useDocumentTitle } from './use-document-title.ts';

/** A new poste has nothing to show before the site's settings have come once. */
export function FirstReception(): JSX.Element {
  const { desk, sync } = useGuichet();
  const state = useSync();
  const sentence = syncSentence(state, useNow(30_000), desk.time);
  useDocumentTitle('Première réception', 'Guichet');
  const stopped = !sentence.calm;
  return (
    <AppFrame siteName="Guichet" title="Préparation de ce poste" skipLabel="Aller au contenu" width="narrow">
      <Stack gap={5}>
        <p>
          L’appareil reçoit les réglages du site : services, motifs, horaires. Cela prend quelques secondes,
          une seule fois.
        </p>
        {stopped ? (
          <Notice
            tone="warning"
            live
            title={sentence.text}
            actions={
              <Button variant="primary" icon="sync" onClick={() => sync.syncNow()}>
                Réessayer
              </Button>
            }
          >
            La réception reprendra d’elle-même dès que le serveur répondra.
          </Notice>
        ) : (
          <ProgressBar label="Réception des réglages" value={undefined} />
        )}
      </Stack>
    </AppFrame>
  );
}
