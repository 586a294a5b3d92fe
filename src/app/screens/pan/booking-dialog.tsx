import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CONTACT_WORDS } from '../../../i18n/fr/contact-words.ts';
import { dayTitle, hourWords } from '../../../i18n/fr/day-words.ts';
import { ContactFields } from '../../parts/contact-fields.tsx';
import { useContactEntry } from '../../parts/use-contact-entry.ts';
import { useGuichet } from '../../state/guichet-context.ts';
import { useDirtyForm } from '../../state/session-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProcedureChoice } from './procedure-choice.tsx';
import type { PanActs } from './use-pan-acts.ts';

export interface BookingDialogProps {
  /** The slot that was pressed, milliseconds since 1970. */
  start: number;
  acts: PanActs;
  onBooked: (id: string) => void;
  onClose: () => void;
}

/** The second and third taps of a booking: the procedure, then « Réserver ». */
export function BookingDialog({ start, acts, onBooked, onClose }: BookingDialogProps): JSX.Element {
  const { desk } = useGuichet();
  const [procedure, setProcedure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const contact = useContactEntry();
  useDirtyForm(procedure !== undefined);

  async function book(): Promise<void> {
    if (procedure === undefined) {
      setMissing(true);
      return;
    }
    const sealing = contact.toSeal();
    if (sealing === undefined) return;
    setBusy(true);
    const result = await acts.book({ start, procedure, ...sealing });
    setBusy(false);
    if (result.ok) onBooked(result.value.id);
    else onClose();
  }

  return (
    <Dialog
      open
      title={`${dayTitle(desk.time.dayOf(start))}, ${hourWords(start, desk.time)}`}
      onClose={onClose}
      closeLabel="Fermer"
      footer={
        <>
          <Button onClick={onClose}>Abandonner</Button>
          <Button variant="primary" icon="check" busy={busy} onClick={() => void book()}>
            Réserver
          </Button>
        </>
      }
    >
      <ProcedureChoice
        value={procedure}
        onChange={setProcedure}
        error={missing && procedure === undefined ? 'Choisissez la démarche.' : undefined}
      />
      <ContactFields
        id="booking-contact"
        words={CONTACT_WORDS}
        entry={contact}
        fields={['name', 'telephone', 'email']}
      />
      <p class="pan-quiet">
        Une référence à remettre à la personne s’affichera : aucun nom n’est nécessaire.
      </p>
    </Dialog>
  );
}
