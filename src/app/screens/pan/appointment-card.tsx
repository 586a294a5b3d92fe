import type { JSX } from 'preact';
import { spanOfSlot } from '../../../domain/appointment/agenda.ts';
import { type AppointmentStatus, appointmentStatus } from '../../../domain/appointment/appointment.ts';
import type { DatedAppointment } from '../../../domain/appointment/dated-appointment.ts';
import { referenceOf } from '../../../domain/kernel/ids.ts';
import { APPOINTMENT_STATUS_WORDS } from '../../../i18n/fr/appointment-words.ts';
import { hourWords } from '../../../i18n/fr/day-words.ts';
import { useGuichet, useNow, useSettings } from '../../state/guichet-context.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Tone } from '../../ui/tone.ts';

export interface AppointmentCardProps {
  appointment: DatedAppointment;
  onOpen: (appointment: DatedAppointment) => void;
}

/** How each status is coloured, the word always beside it. */
const STATUS_TONES: Readonly<Partial<Record<AppointmentStatus, Tone>>> = {
  booked: 'info',
  arrived: 'warning',
  seen: 'success',
  'no-show': 'danger',
};

/** An appointment in the agenda: one press opens all that can be done with it. */
export function AppointmentCard({ appointment, onOpen }: AppointmentCardProps): JSX.Element {
  const { desk } = useGuichet();
  const { procedures } = useSettings();
  const { id, at, slot, values } = appointment;
  const status = appointmentStatus(values);
  const procedure = values.session?.procedure ?? slot?.procedure ?? '';
  return (
    <button type="button" class="pan-card" data-status={status} onClick={() => onOpen(appointment)}>
      <span class="pan-card__hour">{hourWords(at, desk.time)}</span>{' '}
      <span class="pan-card__reference">{slot === undefined ? 'Sans rendez-vous' : referenceOf(id)}</span>{' '}
      <span class="pan-card__procedure">{procedures[procedure]?.label ?? procedure}</span>{' '}
      <StatusBadge appointment={appointment} />
    </button>
  );
}

/** The status in words; an appointment whose time has passed and of which nothing was said asks for it. */
export function StatusBadge({ appointment }: { appointment: DatedAppointment }): JSX.Element {
  const now = useNow(60_000);
  const { slot, values } = appointment;
  const status = appointmentStatus(values);
  if (status === 'booked' && slot !== undefined && spanOfSlot(slot).end <= now) {
    return (
      <Badge tone="warning" icon="alert">
        À compléter
      </Badge>
    );
  }
  return <Badge tone={STATUS_TONES[status]}>{APPOINTMENT_STATUS_WORDS[status]}</Badge>;
}
