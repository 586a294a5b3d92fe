import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { counted } from '../../../i18n/fr/words.ts';
import { useGuichet } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { type ExportedSending, isCovered } from './export-sending.ts';
import { useTold } from './use-told.ts';

export interface RetireDialogProps {
  /** What is neither sent nor accepted, as this page shows it. */
  sending: ExportedSending;
  /** What the person has put in a file from this page. */
  exported: ExportedSending | undefined;
  onExport: () => void;
  onRetired: () => void;
  onClose: () => void;
}

/** Makes this browser no poste any more. What is not handed over is never dropped: it is sent, or put in a file first. */
export function RetireDialog(props: RetireDialogProps): JSX.Element {
  const { sending, exported, onExport, onRetired, onClose } = props;
  const { device, memory } = useGuichet();
  const told = useTold();
  const [overtaken, setOvertaken] = useState(false);
  const left = sending.unsent.length + sending.refused.length;
  const covered = left === 0 || isCovered(sending, exported);

  async function retire(): Promise<void> {
    const retired = await told.run(() => memory.retire(exported ?? { unsent: [], refused: [] }));
    if (retired === true) onRetired();
    setOvertaken(retired === false);
  }

  return (
    <Dialog
      open
      title="Retirer cet appareil ?"
      role="alertdialog"
      onClose={onClose}
      closeLabel="Garder cet appareil"
      footer={
        <>
          <Button onClick={onClose}>Garder cet appareil</Button>
          {covered && (
            <Button variant="danger" busy={told.busy} onClick={() => void retire()}>
              Retirer et tout effacer
            </Button>
          )}
        </>
      }
    >
      <Stack gap={4}>
        <p>
          « {device.name} » ne sera plus un poste : ses enregistrements, sa clé et ses fichiers seront effacés
          de ce navigateur. Ce que le serveur a reçu y reste. Sans réseau, le serveur n’en saura rien :
          prévenez alors le référent qualité, qui révoquera le poste.
        </p>
        {left > 0 && (
          <Notice
            tone={covered ? 'success' : 'warning'}
            live
            title={
              covered
                ? 'Le fichier est dans les téléchargements'
                : `${counted(left, 'enregistrement n’est', 'enregistrements ne sont')} pas chez le serveur`
            }
            actions={
              !covered && (
                <Button variant="primary" icon="download" onClick={onExport}>
                  Exporter en fichier
                </Button>
              )
            }
          >
            {covered
              ? 'Vérifiez qu’il y est, et conservez-le : il s’importe depuis la page « Envois » d’un autre poste.'
              : 'Envoyez-les, ou exportez-les en fichier : rien n’est effacé sans cela.'}
          </Notice>
        )}
        {overtaken && (
          <Notice tone="warning" live title="L’appareil n’est pas retiré">
            Quelque chose y a été enregistré entre-temps. Fermez cette question, puis recommencez.
          </Notice>
        )}
        {told.failed !== undefined && (
          <Notice tone="danger" live title="L’appareil n’est pas retiré">
            {told.failed}
          </Notice>
        )}
      </Stack>
    </Dialog>
  );
}
