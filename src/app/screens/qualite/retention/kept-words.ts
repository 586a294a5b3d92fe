import type { RetainedKind, Retention } from '../../../../domain/retention/retention.ts';
import { figure } from '../french.ts';

/** What is kept of each kind, as a visitor may read it. */
export const KEPT: Readonly<Record<RetainedKind, { readonly name: string; readonly what: string }>> = {
  visit: {
    name: 'Visites',
    what: 'Heure d’arrivée, d’appel et de départ, service, motif, nombre de personnes, type d’usager, besoins d’aide. Aucun nom.',
  },
  appointment: {
    name: 'Rendez-vous du PAN',
    what: 'Créneau, démarche, ce qui a été fait pendant la séance ; les coordonnées de la personne, chiffrées.',
  },
  response: {
    name: 'Questionnaires',
    what: 'Réponses, langue, commentaire libre. Aucun nom n’est demandé.',
  },
  feedback: {
    name: 'Réclamations, suggestions, remerciements',
    what: 'Texte, service, date, suites données ; les coordonnées si la personne en a laissé, chiffrées.',
  },
  opening: {
    name: 'Journal des coordonnées ouvertes',
    what: 'Quel poste a ouvert les coordonnées de quelle fiche, et quand. Jamais leur contenu.',
  },
};

/** `Coordonnées : 30 jours. Fiche : 25 mois.` */
export function durationWords({ contactDays, textMonths, recordMonths }: Retention): string {
  return [
    ...(contactDays === undefined
      ? []
      : [`Coordonnées : ${figure(contactDays)} ${contactDays > 1 ? 'jours' : 'jour'}.`]),
    ...(textMonths === undefined ? [] : [`Textes : ${figure(textMonths)} mois.`]),
    `Fiche : ${figure(recordMonths)} mois.`,
  ].join(' ');
}

/** `3 fiches à vider, 12 à remplacer par des comptages` */
export function dueWords({ erased, removed }: { readonly erased: number; readonly removed: number }): string {
  if (erased + removed === 0) return 'rien';
  const many = (count: number) => (count >= COUNT_MAX ? `plus de ${figure(COUNT_MAX)}` : figure(count));
  return [
    ...(erased > 0 ? [`${many(erased)} à vider`] : []),
    ...(removed > 0 ? [`${many(removed)} à remplacer par des comptages`] : []),
  ].join(', ');
}

/** Where the endpoint stops counting. */
const COUNT_MAX = 10_000;
