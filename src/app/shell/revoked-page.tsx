import type { JSX } from 'preact';
import { EnvoisScreen } from '../screens/envois/envois-screen.tsx';
import { AppFrame } from '../ui/app-frame.tsx';
import { Notice } from '../ui/notice.tsx';
import { Stack } from '../ui/stack.tsx';
import { ToastHost } from './toast-host.tsx';
import { useDocumentTitle } from './use-document-title.ts';

/** What a device that was taken off the site still shows: why, and what it could not send. */
export function RevokedPage(): JSX.Element {
  useDocumentTitle('Appareil retiré', 'Guichet');
  return (
    <>
      <AppFrame
        siteName="Guichet"
        title="Appareil retiré du site"
        skipLabel="Aller au contenu"
        width="narrow"
      >
        <Stack gap={5}>
          <Notice tone="danger" title="Cet appareil n’est plus autorisé">
            Le référent qualité l’a retiré de la liste des postes : il ne montre plus rien de ce qu’il avait
            reçu. Ce qu’il n’avait pas pu envoyer est ci-dessous : exportez-le, ou saisissez un nouveau code
            pour que tout parte.
          </Notice>
          <EnvoisScreen />
        </Stack>
      </AppFrame>
      <ToastHost />
    </>
  );
}
