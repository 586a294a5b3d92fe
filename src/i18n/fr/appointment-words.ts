import type {
  AppointmentAttestation,
  AppointmentSession,
  AppointmentStatus,
} from '../../domain/appointment/appointment.ts';

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

/** Ends the sentence « Cette démarche n’a pas pu être accomplie : … ». */
export const ATTESTATION_WORDS: Readonly<Record<AppointmentAttestation['reason'], string>> = {
  outage: 'le service en ligne ne répondait pas',
  'not-provided': 'le service en ligne ne prévoit pas la situation de la personne',
  rejected: 'le service en ligne refuse les informations ou les pièces de la personne',
  'no-answer': 'une demande déjà déposée en ligne reste sans réponse et bloque la suite',
  unable: 'la personne ne peut pas utiliser le service en ligne, même accompagnée',
};
