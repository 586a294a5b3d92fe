import type { JSX } from 'preact';
import { counted } from '../../../i18n/fr/words.ts';
import { Notice } from '../../ui/notice.tsx';
import type { EnrolmentDesk } from './enrolment-desk.ts';

const NOTED = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short' });

/** The alarm of a poste whose memory is gone: what was lost, and the way back. */
export function LostMemory({ lost }: { lost: ReturnType<EnrolmentDesk['lost']> }): JSX.Element | null {
  if (lost === undefined) return null;
  const { name, unsent, at, aside } = lost;
  const waiting = counted(unsent, 'enregistrement', 'enregistrements');
  return (
    <Notice
      tone="danger"
      live
      title={
        aside === undefined
          ? 'La mémoire de cet appareil a été effacée'
          : 'La mémoire de cet appareil a été mise de côté'
      }
    >
      <p>
        Ce navigateur était le poste « {name} ».{' '}
        {aside === undefined
          ? 'Ses données ont été effacées : nettoyage du navigateur, disque plein, ou panne.'
          : 'Elle ne s’ouvrait plus. Elle est conservée telle quelle sur cet appareil, pour l’assistance.'}
      </p>
      <p>
        {unsent === 0
          ? `Tout était envoyé, d’après la dernière note (${NOTED.format(at)}) : le serveur a tout, rien n’est perdu.`
          : `${waiting} ${unsent < 2 ? 'n’était pas envoyé' : 'n’étaient pas envoyés'}, d’après la dernière note (${NOTED.format(at)}). S’ils avaient été exportés, importez le fichier depuis la page « Envois » d’un poste ; sinon, saisissez-les à nouveau.`}
      </p>
      <p>
        Pour reprendre : demandez un nouveau code au référent qualité, qui retirera l’ancien poste de sa
        liste. L’appareil recevra de nouveau tout ce que le serveur connaît.
      </p>
    </Notice>
  );
}
