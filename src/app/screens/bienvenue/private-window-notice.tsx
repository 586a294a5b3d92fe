import type { JSX } from 'preact';
import { Notice } from '../../ui/notice.tsx';

/** Refuses to make a poste of a window that forgets everything when it is closed. */
export function PrivateWindowNotice(): JSX.Element {
  return (
    <Notice tone="danger" live title="Cette fenêtre ne garde rien : elle ne peut pas devenir un poste">
      Le navigateur refuse ici ce qu’il permet dans une fenêtre normale : c’est une fenêtre de navigation
      privée, ou un réglage qui efface tout à la fermeture. Les saisies y seraient perdues. Ouvrez Guichet
      dans une fenêtre normale, puis saisissez le code.
    </Notice>
  );
}
