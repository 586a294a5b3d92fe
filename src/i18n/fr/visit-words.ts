import type { Need, Priority, UserType, VisitStatus } from '../../domain/visit/visit.ts';

/** French words of what is said of a visit, for staff. */

export const NEED_WORDS: Readonly<Record<Need, string>> = {
  moteur: 'Handicap moteur',
  visuel: 'Handicap visuel',
  auditif: 'Handicap auditif',
  langue: 'Difficulté de langue',
  difficulte: 'Personne en difficulté',
};

export const PRIORITY_WORDS: Readonly<Record<Priority, string>> = {
  card: 'Carte priorité',
  pregnancy: 'Grossesse',
  age: 'Âge',
};

export const USER_TYPE_WORDS: Readonly<Record<UserType, string>> = {
  particulier: 'Particulier',
  professionnel: 'Professionnel',
  association: 'Association',
  collectivite: 'Collectivité',
  elu: 'Élu',
};

export const VISIT_STATUS_WORDS: Readonly<Record<VisitStatus, string>> = {
  unknown: 'Incomplète',
  void: 'Annulée',
  counted: 'Comptée',
  waiting: 'En attente',
  held: 'Mise de côté',
  called: 'Appelée',
  served: 'Servie',
  redirected: 'Réorientée',
  left: 'Partie sans être reçue',
};
