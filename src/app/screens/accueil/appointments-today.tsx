import type { JSX } from 'preact';
import { appointmentKind, appointmentStatus } from '../../../domain/appointment/appointment.ts';
import { appointmentsOf, type DatedAppointment } from '../../../domain/appointment/dated-appointment.ts';
import { referenceOf } from '../../../domain/kernel/ids.ts';
import type { Day } from '../../../domain/kernel/site-time.ts';
import { APPOINTMENT_STATUS_WORDS } from '../../../i18n/fr/appointment-words.ts';
import { hourWords } from '../../../i18n/fr/day-words.ts';
import { useGuichet, useLive, useSettings } from '../../state/guichet-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { DeskActs } from './use-desk-acts.ts';

/** The PAN's appointments of today: ticking « Arrivé » is the check-in, nothing else is to be typed. */
export function AppointmentsToday({ today, acts }: { today: Day; acts: DeskActs }): JSX.Element {
  const records = useLive((store) => store.ofDays(appointmentKind.name, today, today), [today]);
  const booked = appointmentsOf(records ?? []).filter(({ slot }) => slot !== undefined);
  return (
    <Card heading="Rendez-vous PAN du jour" class="accueil-appointments no-print">
      {booked.length === 0 ? (
        <p class="accueil-appointments__none">Aucun rendez-vous aujourd’hui.</p>
      ) : (
        <ul class="g-plain-list">
          {booked.map((appointment) => (
            <AppointmentRow key={appointment.id} appointment={appointment} acts={acts} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function AppointmentRow({
  appointment,
  acts,
}: {
  appointment: DatedAppointment;
  acts: DeskActs;
}): JSX.Element {
  const { desk } = useGuichet();
  const { procedures } = useSettings();
  const { id, at, slot, values } = appointment;
  const status = appointmentStatus(values);
  const procedure = slot?.procedure ?? '';
  const reference = referenceOf(id);
  return (
    <li class="accueil-appointment">
      <span class="accueil-appointment__hour">{hourWords(at, desk.time)}</span>
      <span class="accueil-appointment__what">
        <strong>{reference}</strong>
        <span>
          {procedures[procedure]?.label ?? procedure}
          {status === 'no-show' && ` · ${APPOINTMENT_STATUS_WORDS[status]}`}
        </span>
      </span>
      {status === 'booked' || status === 'no-show' ? (
        <Button icon="check" aria-label={`Arrivé : ${reference}`} onClick={() => acts.appointmentArrived(id)}>
          Arrivé
        </Button>
      ) : (
        <Badge tone={status === 'arrived' || status === 'seen' ? 'success' : 'neutral'}>
          {APPOINTMENT_STATUS_WORDS[status]}
        </Badge>
      )}
    </li>
  );
}
