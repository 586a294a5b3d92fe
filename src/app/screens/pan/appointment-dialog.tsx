import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type AppointmentStatus, appointmentStatus } from '../../../domain/appointment/appointment.ts';
import { appointmentsOf, type DatedAppointment } from '../../../domain/appointment/dated-appointment.ts';
import { referenceOf } from '../../../domain/kernel/ids.ts';
import { dayTitle, hourWords } from '../../../i18n/fr/day-words.ts';
import { frenchDay } from '../../../i18n/fr/words.ts';
import { SealedContactView } from '../../parts/sealed-contact-view.tsx';
import { useGuichet, useLive, useNow, useSettings } from '../../state/guichet-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Cluster } from '../../ui/cluster.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldSet } from '../../ui/field-set.tsx';
import { StatusBadge } from './appointment-card.tsx';
import type { PanActs } from './use-pan-acts.ts';

export interface AppointmentDialogProps {
  id: string;
  acts: PanActs;
  onSession: (appointment: DatedAppointment) => void;
  onMove: (appointment: DatedAppointment) => void;
  onSlip: (id: string) => void;
  onAttest: (id: string) => void;
  onClose: () => void;
}

/** One appointment, and what can be done with it now. */
export function AppointmentDialog(props: AppointmentDialogProps): JSX.Element | null {
  const { desk } = useGuichet();
  const { procedures } = useSettings();
  const record = useLive((store) => store.get(props.id), [props.id]);
  const appointment = record && appointmentsOf([record])[0];
  if (appointment === undefined) return null;
  const { at, slot, values } = appointment;
  const procedure = values.session?.procedure ?? slot?.procedure ?? '';
  return (
    <Dialog
      open
      title={slot === undefined ? 'Séance sans rendez-vous' : `Rendez-vous ${referenceOf(props.id)}`}
      onClose={props.onClose}
      closeLabel="Fermer"
    >
      <p class="pan-slip__when">
        {dayTitle(desk.time.dayOf(at))}, {hourWords(at, desk.time)} ·{' '}
        {procedures[procedure]?.label ?? procedure}
      </p>
      <Cluster gap={2}>
        <StatusBadge appointment={appointment} />
        {values.attestation && (
          <Badge icon="document">{`Attestation remise le ${frenchDay(desk.time.dayOf(values.attestation.at))}`}</Badge>
        )}
        {values.session?.workshop && (
          <Badge icon="group">{`Atelier, ${values.session.people} personnes`}</Badge>
        )}
        {values.arrival && <Badge>{`Arrivé à ${hourWords(values.arrival.at, desk.time)}`}</Badge>}
      </Cluster>
      <Acts {...props} appointment={appointment} />
      {values.person !== undefined && (
        <SealedContactView
          sealed={values.person}
          place={{ kind: 'appointment', id: props.id, fact: 'person' }}
        />
      )}
    </Dialog>
  );
}

const REINSTATED: ReadonlySet<AppointmentStatus> = new Set([
  'no-show',
  'cancelled-by-user',
  'cancelled-by-service',
]);

function Acts(props: AppointmentDialogProps & { appointment: DatedAppointment }): JSX.Element {
  const { appointment, acts, onClose } = props;
  const { id, at, slot, values } = appointment;
  const { desk } = useGuichet();
  const now = useNow(60_000);
  const [cancelling, setCancelling] = useState(false);
  const status = appointmentStatus(values);
  const isToday = desk.time.dayOf(at) === desk.time.dayOf(now);
  const begun = at <= now;
  function thenClose(act: () => void): () => void {
    return () => {
      act();
      onClose();
    };
  }
  return (
    <>
      <Cluster gap={2}>
        {(status === 'booked' || status === 'no-show') && isToday && (
          <Button variant="primary" icon="check" onClick={thenClose(() => acts.arrived(id))}>
            Arrivé
          </Button>
        )}
        {status !== 'cancelled-by-user' &&
          status !== 'cancelled-by-service' &&
          (begun || status === 'arrived') && (
            <Button icon="edit" onClick={() => props.onSession(appointment)}>
              {status === 'seen' ? 'Corriger la séance' : 'Consigner la séance'}
            </Button>
          )}
        {status === 'booked' && begun && <Button onClick={thenClose(() => acts.absent(id))}>Absent</Button>}
        {status === 'booked' && (
          <Button icon="calendar" onClick={() => props.onMove(appointment)}>
            Déplacer…
          </Button>
        )}
        {status === 'booked' && !cancelling && (
          <Button icon="x" onClick={() => setCancelling(true)}>
            Annuler…
          </Button>
        )}
        {slot !== undefined && status === 'booked' && (
          <Button variant="quiet" icon="printer" onClick={() => props.onSlip(id)}>
            Référence
          </Button>
        )}
        {REINSTATED.has(status) && (
          <Button icon="undo" onClick={thenClose(() => acts.reinstate(id))}>
            Rétablir le rendez-vous
          </Button>
        )}
        {status === 'arrived' && (
          <Button variant="quiet" icon="undo" onClick={thenClose(() => acts.notArrived(id))}>
            Pas arrivé
          </Button>
        )}
        {(status === 'arrived' || status === 'seen') && (
          <Button variant="quiet" icon="document" onClick={() => props.onAttest(id)}>
            Attestation…
          </Button>
        )}
        {status === 'seen' && (
          <Button variant="quiet" icon="trash" onClick={thenClose(() => acts.voidSession(id))}>
            Annuler la séance
          </Button>
        )}
      </Cluster>
      {cancelling && (
        <FieldSet legend="Qui annule ?">
          <Cluster gap={2}>
            <Button onClick={thenClose(() => acts.cancel(id, 'user'))}>L’usager</Button>
            <Button onClick={thenClose(() => acts.cancel(id, 'service'))}>Le service</Button>
          </Cluster>
        </FieldSet>
      )}
    </>
  );
}
