import type { AppointmentSession, AppointmentStatus } from '../../domain/appointment/appointment.ts';

/** French words of the PAN's agenda and of its sessions, for staff. */

export const APPOINTMENT_STATUS_WORDS: Readonly<Record<AppointmentStatus, string>> = {
  unknown: 'Incomplet',
  void: 'Saisi par erreur',
  booked: 'Réservé',
  arrived: 'Arrivé',
  seen: 'Reçu',
  'no-show': 'Absent',
  'cancelled-by-user': 'Annulé par l’usager',
  'cancelled-by-service': 'Annulé par le service',
};

export const HELP_WORDS: Readonly<Record<AppointmentSession['help'][number], string>> = {
  tool: 'Utiliser l’outil en ligne',
  information: 'Information générale',
  file: 'Constituer le dossier',
};

export const AUTONOMY_WORDS: Readonly<Record<AppointmentSession['autonomy'], string>> = {
  accompanied: 'Entièrement accompagné',
  partial: 'Partiellement autonome',
  autonomous: 'Autonome',
};

export const SESSION_RESULT_WORDS: Readonly<Record<AppointmentSession['result'], string>> = {
  filed: 'Dossier déposé',
  prepared: 'Dossier préparé',
  blocked: 'Bloqué',
  redirected: 'Réorienté',
};
