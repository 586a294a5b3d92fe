import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type AppointmentAttestation, ATTESTATION_REASONS } from '../../../domain/appointment/appointment.ts';
import { appointmentsOf } from '../../../domain/appointment/dated-appointment.ts';
import { ATTESTATION_WORDS } from '../../../i18n/fr/appointment-words.ts';
import { useGuichet, useLive } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AttestationPaper } from './attestation-paper.tsx';
import { ProcedureChoice } from './procedure-choice.tsx';
import type { PanActs } from './use-pan-acts.ts';

export interface AttestationDialogProps {
  /** The appointment or session it is given in. */
  id: string;
  acts: PanActs;
  onClose: () => void;
}

const LONGEST_NOTE = 600;
const REASONS = ATTESTATION_REASONS.map((value) => ({ value, label: ATTESTATION_WORDS[value] }));

/** Composes the paper that says the online procedure was impossible. Printing it records that it was given. */
export function AttestationDialog({ id, acts, onClose }: AttestationDialogProps): JSX.Element | null {
  const record = useLive((store) => store.get(id), [id]);
  const appointment = record && appointmentsOf([record])[0];
  if (appointment === undefined) return null;
  const { session, attestation } = appointment.values;
  const procedure = attestation?.procedure ?? session?.procedure ?? appointment.slot?.procedure;
  return (
    <AttestationForm
      id={id}
      procedure={procedure}
      reason={attestation?.reason}
      acts={acts}
      onClose={onClose}
    />
  );
}

interface AttestationFormProps extends AttestationDialogProps {
  procedure: string | undefined;
  reason: AppointmentAttestation['reason'] | undefined;
}

function AttestationForm(props: AttestationFormProps): JSX.Element {
  const { id, acts, onClose } = props;
  const { desk } = useGuichet();
  const [procedure, setProcedure] = useState(props.procedure);
  const [reason, setReason] = useState(props.reason);
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState(false);
  const at = desk.now();

  async function printIt(): Promise<void> {
    setChecked(true);
    if (procedure === undefined || reason === undefined || note.length > LONGEST_NOTE) return;
    const { ok } = await acts.attest({ id, procedure, reason });
    if (ok) print();
  }

  return (
    <>
      <Dialog
        open
        size="lg"
        title="Attestation d’impossibilité en ligne"
        onClose={onClose}
        closeLabel="Fermer"
        footer={
          <>
            <Button onClick={onClose}>Terminé</Button>
            <Button variant="primary" icon="printer" onClick={() => void printIt()}>
              Imprimer l’attestation
            </Button>
          </>
        }
      >
        <Stack gap={4}>
          <ProcedureChoice
            value={procedure}
            onChange={setProcedure}
            error={checked && procedure === undefined ? 'Choisissez la démarche.' : undefined}
          />
          <SegmentedControl
            legend="Pourquoi la démarche est impossible"
            layout="list"
            options={REASONS}
            value={reason}
            onChange={setReason}
            error={checked && reason === undefined ? 'Choisissez la raison.' : undefined}
          />
          <TextField
            label="Nom de la personne"
            hint="Imprimé sur le papier, jamais enregistré. Laissez vide pour l’écrire à la main."
            value={name}
            onInput={setName}
            autoComplete="off"
            maxLength={120}
          />
          <TextArea
            label="Précisions"
            hint="Imprimées sur le papier, jamais enregistrées : message d’erreur, numéro de dossier."
            rows={3}
            maxLength={LONGEST_NOTE}
            value={note}
            onInput={setNote}
          />
        </Stack>
      </Dialog>
      <AttestationPaper id={id} at={at} name={name} procedure={procedure} reason={reason} note={note} />
    </>
  );
}
