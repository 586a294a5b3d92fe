import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { counted } from '../../../i18n/fr/words.ts';
import { Notice } from '../../ui/notice.tsx';
import type { EnrolmentDesk } from './enrolment-desk.ts';

const NOTED = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short' });

/** The alarm of a poste whose memory is gone: what was lost, and the way back. */
export function LostMemory({ desk }: { desk: EnrolmentDesk }): JSX.Element | null {
  const lost = desk.lost();
  const isLost = lost !== undefined;
  const [copied, setCopied] = useState<number>();
  useEffect(() => {
    if (isLost) void desk.copied().then(setCopied);
  }, [desk, isLost]);
  if (lost === undefined || copied === undefined) return null;
  const { name, aside } = lost;
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
      <p>{whatBecame(lost, copied)}</p>
      <p>
        Pour reprendre : demandez un nouveau code au référent qualité, qui retirera l’ancien poste de sa
        liste. L’appareil recevra de nouveau tout ce que le serveur connaît.
      </p>
    </Notice>
  );
}

/** What became of the records that waited, and what a person has to do about them. */
function whatBecame({ unsent, at }: NonNullable<ReturnType<EnrolmentDesk['lost']>>, copied: number): string {
  const noted = `d’après la dernière note (${NOTED.format(at)})`;
  if (unsent === 0 && copied === 0)
    return `Tout était envoyé, ${noted} : le serveur a tout, rien n’est perdu.`;
  const waiting = `${counted(unsent, 'enregistrement', 'enregistrements')} ${unsent < 2 ? 'n’était pas envoyé' : 'n’étaient pas envoyés'}, ${noted}.`;
  const lost =
    'S’ils avaient été exportés, importez le fichier depuis la page « Envois » d’un poste ; sinon, saisissez-les à nouveau.';
  if (copied === 0) return `${waiting} ${lost}`;
  const found = 'Le navigateur en gardait une copie à part :';
  if (copied >= unsent)
    return `${waiting} ${found} rien n’est perdu, tout partira dès que cet appareil sera de nouveau un poste de ce site.`;
  return `${waiting} ${found} ${copied} ${copied < 2 ? 'est retrouvé et partira' : 'sont retrouvés et partiront'} dès que cet appareil sera de nouveau un poste de ce site. Pour les autres : ${lost}`;
}
