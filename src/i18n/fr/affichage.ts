import type { Level } from '../../domain/affluence/levels.ts';
import type { Day } from '../../domain/kernel/site-time.ts';

/** What the wall screen says. Short words: they are read at five metres. */

const WEEKDAYS = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'] as const;

const DATE = new Intl.DateTimeFormat('fr', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const PERCENT = new Intl.NumberFormat('fr', { style: 'percent', maximumFractionDigits: 0 });
const NARROW = '\u202f';
const SPACE = '\u00a0';

function hours(minute: number): string {
  const rest = minute % 60;
  const hour = `${Math.floor(minute / 60)}${SPACE}h`;
  return rest === 0 ? hour : `${hour}${SPACE}${String(rest).padStart(2, '0')}`;
}

export const affichageFr = {
  title: 'Bienvenue',
  skip: 'Aller au contenu',
  home: 'Postes de cet appareil',

  /** `lundi 23 novembre` */
  date: (day: Day) => DATE.format(new Date(`${day}T12:00:00Z`)),
  /** @param weekday 0 Monday */
  weekday: (weekday: number) => WEEKDAYS[weekday] ?? '',
  hour: (hour: number) => `${hour}${NARROW}h`,

  figuresOf: (clock: string) => `Chiffres de ${clock}`,
  staleSince: (clock: string) => `Ne reçoit plus depuis ${clock}`,
  staleSinceDay: (day: string, clock: string) => `Ne reçoit plus depuis le ${day} à ${clock}`,
  noFigures: 'Pas encore de chiffres',

  openToday: 'Ouvert aujourd’hui',
  /** `Ouvre à 13 h 30` */
  opensAt: (minute: number) => `Ouvre à ${hours(minute)}`,
  closedNow: 'Fermé à cette heure',
  /** `8 h 30 – 12 h · 13 h 30 – 17 h` */
  spans: (spans: readonly { readonly from: number; readonly to: number }[]) =>
    spans.map(({ from, to }) => `${hours(from)} – ${hours(to)}`).join(' · '),
  closedFor: (label: string) => `fermé${SPACE}: ${label}`,
  share: (share: number) => PERCENT.format(share),
  hoursUnknown: 'Horaires non indiqués',
  closedToday: 'Fermé aujourd’hui',
  closedTodayFor: (label: string) => `Fermé aujourd’hui${SPACE}: ${label}`,

  /** `Prochaine ouverture : vendredi 15 mai à 8 h 30` */
  opensNext: (date: string, minute: number) => `Prochaine ouverture${SPACE}: ${date} à ${hours(minute)}`,

  waiting: 'En attente maintenant',
  nobody: 'personne',
  waitingCount: (visits: number) => (visits === 1 ? '1 visite' : `${visits} visites`),
  longest: (minutes: number) => (minutes < 1 ? 'depuis peu' : `jusqu’à ${minutes}${SPACE}min`),
  unknownFigure: 'non connu',

  affluence: 'Heures d’affluence',
  affluenceOver: (weeks: number) =>
    weeks === 1 ? 'Arrivées habituelles par heure' : `Arrivées habituelles par heure, sur ${weeks} semaines`,
  affluenceUnknown: 'Les heures d’affluence s’afficheront après trois semaines de visites.',
  day: 'Jour',
  closed: 'fermé',
  tooLittle: 'pas assez de données',
  calmBelow: (arrivals: number) => `calme${SPACE}: moins de ${arrivals}`,
  busyFrom: (arrivals: number) => `chargé${SPACE}: ${arrivals} et plus`,
  level: { calm: 'calme', moderate: 'modéré', busy: 'chargé' } satisfies Record<Level, string>,

  todayCurve: 'Aujourd’hui, heure par heure',
  noArrivalYet: 'Aucune arrivée pour l’instant.',
  usual: 'habituel',
  today: 'aujourd’hui',
  hourHeader: 'Heure',

  calm: `Moments calmes${SPACE}:`,
  calmMoment: (weekday: number, from: number, to: number) =>
    `${(WEEKDAYS[weekday] ?? '').toLowerCase()} ${from}–${to}${NARROW}h`,

  /** A wall of many services says both in one table. */
  services: 'Par service',
  service: 'Service',
  waitingShort: 'en attente',
  weekShort: 'semaine',

  called: 'Appel',
  lastCalls: 'Derniers appels',
  noCall: 'Aucun appel pour l’instant.',
  callsCut: 'Les appels n’arrivent plus ici : écoutez les agents.',
  soundOff: 'Son coupé : touchez l’écran',
  newcomer: (minutes: number) =>
    minutes < 5 ? 'moins de 5 min' : `environ ${5 * Math.ceil(minutes / 5)}${SPACE}min`,
  ifYouCome: 'attente prévue',
  schoolHolidays: 'semaines de vacances scolaires',
  results: 'Résultats de l’enquête',
  resultsOver: (responses: number) => `${responses} réponses en douze mois`,
  noResults: 'Pas encore assez de réponses.',
  resultOf: (n: number) => `sur ${n}`,
  weekHours: 'Horaires',
  notices: 'Informations',
  noNotice: 'Aucune information particulière.',
  nextDays: 'Ces prochains jours',

  week: 'Visites cette semaine',
  fewerThanFive: 'moins de 5',
};
