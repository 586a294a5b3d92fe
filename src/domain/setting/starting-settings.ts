import type { HolidayRegion } from '../kernel/holiday-regions.ts';
import { STARTING_RETENTION } from '../retention/retention.ts';
import type { Criterion, ListEntry, Reason, Service, SettingEntries, WeekHours } from './setting.ts';

/** What a person types when a site is created. */
export interface SiteIdentity {
  readonly name: string;
  /** Number of the département: `32`, `2A`, `974`. */
  readonly department: string;
  readonly holidayRegion: HolidayRegion;
}

const MORNING = { from: 8 * 60 + 30, to: 12 * 60 };
const AFTERNOON = { from: 13 * 60 + 30, to: 17 * 60 };
const PAN_MORNING = { from: 8 * 60 + 30, to: 11 * 60 + 30 };
const PAN_AFTERNOON = { from: 13 * 60 + 30, to: 16 * 60 };

const DESK_WEEK: WeekHours = [...Array.from({ length: 5 }, () => [MORNING, AFTERNOON]), [], []];
const PAN_WEEK: WeekHours = [
  [PAN_MORNING],
  [PAN_MORNING],
  [PAN_MORNING, PAN_AFTERNOON],
  [PAN_MORNING],
  [PAN_MORNING],
  [],
  [],
];

/**
 * The settings of a new site; every one can be edited. Services and hours: users' committee of Gers, 24 June 2022;
 * questionnaire: the criteria of Gers and of Loir-et-Cher, 27 June 2022.
 */
export function startingSettings(identity: SiteIdentity, demo: boolean): SettingEntries {
  return {
    site: { ...identity, demo },
    services: SERVICES,
    reasons: listOf<Reason>(REASONS),
    counters: listOf<ListEntry>(COUNTERS),
    procedures: listOf<ListEntry>(PROCEDURES),
    themes: listOf<ListEntry>(THEMES),
    hours: { 'accueil-general': DESK_WEEK, migrations: DESK_WEEK, pan: PAN_WEEK, autres: DESK_WEEK },
    closures: {},
    schoolHolidays: {},
    waiting: {},
    agenda: { mediators: 1 },
    agendaClosures: {},
    questionnaire: questionnaire(),
    affluence: { levels: { moderate: 6, busy: 12, weeks: 8 } },
    wall: {},
    notices: {},
    publication: {},
    contactKeys: {},
    retention: STARTING_RETENTION,
    kiosk: {},
  };
}

const SERVICES: Readonly<Record<string, Service>> = {
  'accueil-general': {
    label: 'Accueil général',
    short: 'Accueil',
    order: 10,
    active: true,
    byAppointment: false,
  },
  migrations: {
    label: 'Migrations et intégration',
    short: 'Migrations',
    order: 20,
    active: true,
    byAppointment: true,
  },
  pan: { label: 'Point d’Accès Numérique', short: 'PAN', order: 30, active: true, byAppointment: true },
  autres: { label: 'Autres services', short: 'Autres', order: 40, active: true, byAppointment: true },
};

const REASONS: readonly (readonly [string, string])[] = [
  ['renseignement', 'Renseignement'],
  ['depot', 'Dépôt de dossier'],
  ['retrait', 'Retrait de titre'],
  ['rendez-vous', 'Prise de rendez-vous'],
  ['sejour', 'Titre de séjour'],
  ['conduire', 'Permis de conduire'],
  ['immatriculation', 'Carte grise'],
  ['identite', 'CNI, passeport'],
  ['autre', 'Autre'],
];

const COUNTERS: readonly (readonly [string, string])[] = [
  ['guichet-1', 'Guichet 1'],
  ['guichet-2', 'Guichet 2'],
  ['guichet-3', 'Guichet 3'],
  ['pan', 'Bureau PAN'],
];

const PROCEDURES: readonly (readonly [string, string])[] = [
  ['sejour', 'Séjour (ANEF)'],
  ['naturalisation', 'Naturalisation'],
  ['identite', 'CNI, passeport'],
  ['conduire', 'Permis de conduire'],
  ['immatriculation', 'Certificat d’immatriculation'],
  ['association', 'Association'],
  ['autre', 'Autre démarche'],
];

const THEMES: readonly (readonly [string, string])[] = [
  ['delai-rdv', 'Délai pour obtenir un rendez-vous'],
  ['attente', 'Attente sur place'],
  ['agents', 'Relation avec les agents'],
  ['locaux', 'Locaux, température, confort'],
  ['site-internet', 'Site internet, démarches en ligne'],
  ['autre', 'Autre'],
];

const CRITERIA: readonly (readonly [string, string, string])[] = [
  ['courtoisie', 'La courtoisie des agents', 'The courtesy of the staff'],
  ['disponibilite', 'La disponibilité des agents', 'The availability of the staff'],
  ['clarte', 'La clarté des informations données', 'How clear the information was'],
  ['orientation', 'L’orientation dans les locaux', 'Being directed to the right place'],
  ['signaletique', 'Les panneaux et l’affichage', 'The signs and notices'],
  ['delai-rdv', 'Le délai pour obtenir un rendez-vous', 'The time it took to get an appointment'],
  ['heure-rdv', 'Le respect de l’heure du rendez-vous', 'Being seen at the time of the appointment'],
  ['attente', 'Le temps d’attente sur place', 'The waiting time here'],
  ['confort', 'Le confort de l’accueil et de l’attente', 'The comfort of the reception area'],
  ['confidentialite', 'Le respect de la confidentialité', 'Respect for your privacy'],
  ['handicap', 'La prise en compte du handicap', 'Attention to disabilities'],
  ['difficulte', 'L’aide aux personnes en difficulté', 'Help for people in difficulty'],
  ['pan', 'L’accompagnement au Point d’Accès Numérique', 'The help given with online procedures'],
  ['globale', 'Dans l’ensemble, votre accueil aujourd’hui', 'Overall, the service you received today'],
];

function questionnaire(): Readonly<Record<string, Criterion>> {
  return Object.fromEntries(
    CRITERIA.map(([key, fr, en], index) => [
      key,
      { label: { fr, en }, order: (index + 1) * 10, active: true },
    ]),
  );
}

function listOf<T>(entries: readonly (readonly [string, string])[]): Readonly<Record<string, T>> {
  return Object.fromEntries(
    entries.map(([key, label], index) => [key, { label, order: (index + 1) * 10, active: true } as T]),
  );
}
