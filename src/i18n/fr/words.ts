import type { Day } from '../../domain/kernel/site-time.ts';
import type { Poste } from '../../domain/rights.ts';

/** French names of what Guichet records, for staff. What this version does not know keeps a name that says so. */

const KINDS: Readonly<Record<string, string>> = {
  visit: 'Visite',
  appointment: 'Rendez-vous PAN',
  response: 'Questionnaire de satisfaction',
  feedback: 'Réclamation, suggestion ou remerciement',
  setting: 'Réglage du site',
  safe: 'Clé du coffre des coordonnées',
  opening: 'Ouverture ou export de coordonnées',
};

const FACTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  visit: {
    arrival: 'arrivée',
    call: 'appel',
    hold: 'mise de côté',
    transfer: 'envoi vers un autre service',
    departure: 'départ',
  },
  appointment: {
    slot: 'créneau',
    person: 'coordonnées',
    arrival: 'arrivée',
    outcome: 'issue',
    session: 'séance',
    attestation: 'attestation',
    kept: 'maintien à cette heure',
  },
  response: { answers: 'réponses' },
  feedback: {
    deposit: 'dépôt',
    contact: 'coordonnées',
    acknowledgement: 'accusé de réception',
    assignment: 'attribution',
    reply: 'réponse',
    followUp: 'suites données',
  },
  safe: { passphrase: 'copie sous phrase de passe', recovery: 'copie sous code de secours' },
  opening: { opened: 'ouverture', exported: 'export en fichier' },
};

const SETTINGS: Readonly<Record<string, string>> = {
  site: 'site',
  services: 'services',
  reasons: 'motifs',
  counters: 'guichets',
  procedures: 'démarches',
  themes: 'thèmes',
  hours: 'horaires',
  closures: 'fermetures',
  waiting: 'attente',
  agenda: 'agenda du PAN',
  agendaClosures: 'indisponibilités du PAN',
  questionnaire: 'questionnaire',
  affluence: 'heures d’affluence',
  contactKeys: 'clés des coordonnées',
  kiosk: 'borne',
  retention: 'durées de conservation',
};

const FIELDS: Readonly<Record<string, string>> = {
  at: 'Heure',
  on: 'Date',
  name: 'Nom',
  label: 'Libellé',
  short: 'Nom court',
  text: 'Texte',
  comment: 'Commentaire',
  people: 'Nombre de personnes',
  service: 'Service',
  reason: 'Motif',
  counter: 'Guichet',
  procedure: 'Démarche',
  start: 'Début',
  end: 'Fin',
  from: 'Début',
  to: 'Fin',
  durationMinutes: 'Durée',
  depositedOn: 'Date de dépôt',
  collectedOn: 'Date de relevé',
  department: 'Département',
  zone: 'Fuseau horaire',
  holidayRegion: 'Jours fériés',
  channel: 'Moyen',
  type: 'Type',
  theme: 'Thème',
  help: 'Aide apportée',
  language: 'Langue',
  weeks: 'Nombre de semaines',
};

const POSTES: Readonly<Record<Poste, { readonly name: string; readonly purpose: string }>> = {
  accueil: {
    name: 'Accueil',
    purpose: 'Enregistrer les visiteurs, suivre la file d’attente et les rendez-vous du jour.',
  },
  pan: { name: 'PAN', purpose: 'Rendez-vous et séances du Point d’Accès Numérique.' },
  borne: {
    name: 'Borne',
    purpose: 'Questionnaire, réclamation, suggestion ou remerciement, rempli par les visiteurs.',
  },
  affichage: { name: 'Affichage', purpose: 'Écran de la salle : heures d’affluence, attente, horaires.' },
  qualite: { name: 'Qualité', purpose: 'Résultats, réclamations, réglages du site et des postes.' },
};

export function posteName(poste: Poste): string {
  return POSTES[poste].name;
}

/** One sentence: what is done there. */
export function postePurpose(poste: Poste): string {
  return POSTES[poste].purpose;
}

/** @param kind name of a record kind */
export function kindWord(kind: string): string {
  return KINDS[kind] ?? 'Enregistrement d’une version plus récente';
}

/** @param fact its name in the record; for a setting, an entry's key */
export function factWord(kind: string, fact: string): string {
  if (fact === 'void') return 'annulation';
  if (kind === 'appointment' && fact.startsWith('move:')) return 'déplacement';
  return FACTS[kind]?.[fact] ?? fact;
}

/** @param id `setting/hours` */
export function settingWord(id: string): string {
  const name = id.slice(id.indexOf('/') + 1);
  return SETTINGS[name] ?? name;
}

/** The label of the field a path ends with (`facts.arrival.people`); `undefined` when it has none a person would know. */
export function fieldWord(path: string): string | undefined {
  const name = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
  return FIELDS[name];
}

/** `2026-11-23` → `23 novembre 2026`. */
export function frenchDay(day: Day): string {
  return DAY.format(new Date(`${day}T12:00:00Z`));
}

const DAY = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `3` → `3 enregistrements`. In French, zero and one are singular. */
export function counted(n: number, one: string, many: string): string {
  return `${n.toLocaleString('fr-FR')} ${n < 2 ? one : many}`;
}
