import type { JSX } from 'preact';
import { AppFrame } from '../ui/app-frame.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { Stack } from '../ui/stack.tsx';

/** Stands in for the app while its memory does not open; gives way to it by itself. @param blocked another tab holds it */
export function OpeningWaits({ blocked }: { blocked: boolean }): JSX.Element {
  return (
    <AppFrame siteName="Guichet" title="Ouverture de Guichet" skipLabel="Aller au contenu" width="narrow">
      <Stack gap={5}>
        {blocked ? (
          <Notice tone="warning" live title="Un autre onglet de Guichet est resté sur l’ancienne version">
            Dans cet autre onglet, enregistrez ce qui est en cours de saisie, puis fermez-le ou rechargez-le.
            Cette page s’ouvrira d’elle-même, sans rien perdre.
          </Notice>
        ) : (
          <Notice tone="info" live title="La mémoire de l’appareil tarde à s’ouvrir">
            Cela arrive après une mise à jour ou un arrêt brutal. Patientez ; si rien ne vient au bout d’une
            minute, redémarrez l’appareil. Les enregistrements y sont toujours.
          </Notice>
        )}
        <ProgressBar label="Ouverture de la mémoire" value={undefined} />
      </Stack>
    </AppFrame>
  );
}
