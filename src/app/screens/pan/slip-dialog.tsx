import type { JSX } from 'preact';
import { spanOfSlot } from '../../../domain/appointment/agenda.ts';
import { appointmentsOf } from '../../../domain/appointment/dated-appointment.ts';
import { referenceOf } from '../../../domain/kernel/ids.ts';
import { dayTitle, hourWords } from '../../../i18n/fr/day-words.ts';
import { calendarFile } from '../../../reports/calendar-file.ts';
import { saveFile } from '../../parts/save-file.ts';
import { useGuichet, useLive, useSettings } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export interface SlipDialogProps {
  /** The appointment whose reference is shown. */
  id: string;
  onClose: () => void;
}

/** The reference to give to the person: read aloud, noted, or printed on a slip. */
export function SlipDialog({ id, onClose }: SlipDialogProps): JSX.Element {
  const { desk } = useGuichet();
  const { site } = useSettings();

  async function saveCalendarFile(): Promise<void> {
    const record = await desk.store.get(id);
    const slot = record && appointmentsOf([record])[0]?.slot;
    if (slot === undefined) return;
    const reference = referenceOf(id);
    const text = calendarFile({
      uid: `${id}@guichet`,
      ...spanOfSlot(slot),
      title: `Rendez-vous ${reference}, Point d’Accès Numérique`,
      place: site.name ?? '',
      text: `Présentez la référence ${reference} à l’accueil.`,
      madeAt: desk.now(),
    });
    saveFile(text, `rendez-vous-${reference.toLowerCase()}.ics`, 'text/calendar');
  }

  return (
    <>
      <Dialog
        open
        title="Référence à remettre"
        onClose={onClose}
        closeLabel="Fermer"
        footer={
          <>
            <Button icon="printer" onClick={() => print()}>
              Imprimer
            </Button>
            <Button icon="download" onClick={() => void saveCalendarFile()}>
              Fichier d’agenda
            </Button>
            <Button variant="primary" onClick={onClose}>
              Terminé
            </Button>
          </>
        }
      >
        <Slip id={id} />
      </Dialog>
      <div class="pan-printed-slip print-only">
        <Slip id={id} />
      </div>
    </>
  );
}

function Slip({ id }: { id: string }): JSX.Element | null {
  const { desk } = useGuichet();
  const { site, procedures } = useSettings();
  const record = useLive((store) => store.get(id), [id]);
  const slot = record && appointmentsOf([record])[0]?.slot;
  if (slot === undefined) return null;
  return (
    <div class="pan-slip">
      <p class="pan-slip__reference">{referenceOf(id)}</p>
      <p class="pan-slip__when">
        {dayTitle(desk.time.dayOf(slot.start))} à {hourWords(slot.start, desk.time)}
      </p>
      <p>{procedures[slot.procedure]?.label ?? slot.procedure}</p>
      <p class="pan-quiet">
        Point d’Accès Numérique{site.name === undefined ? '' : `, ${site.name}`}. Présentez cette référence à
        l’accueil.
      </p>
    </div>
  );
}
