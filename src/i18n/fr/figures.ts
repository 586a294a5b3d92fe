import type { FigureId } from '../../domain/statistics/definitions.ts';

/** A figure as people read it: its name, and how it is counted in a sentence. */
export interface FigureWords {
  readonly name: string;
  readonly sentence: string;
}

export const FIGURE_WORDS: Readonly<Record<FigureId, FigureWords>> = {
  visits: {
    name: 'Visites',
    sentence:
      'Nombre d’arrivées enregistrées ou importées sur la période, par service d’arrivée. Les visites annulées n’y sont pas.',
  },
  persons: {
    name: 'Personnes',
    sentence:
      'Somme des personnes venues ensemble : une famille de quatre compte une visite et quatre personnes.',
  },
  weekHours: {
    name: 'Visites par jour de semaine et heure',
    sentence:
      'Nombre d’arrivées par heure, à l’heure du site. La moyenne divise par le nombre de jours où au moins une visite a été enregistrée.',
  },
  change: {
    name: 'Évolution',
    sentence:
      'Écart entre les visites de la période et celles de la période comparée, en part de ces dernières. Aucune évolution n’est donnée quand la période comparée est vide.',
  },
  waitMedian: {
    name: 'Attente médiane',
    sentence:
      'La moitié des visites appelées ont attendu moins, de l’arrivée au premier appel. Les visites importées ou connues à l’heure près n’y sont pas.',
  },
  waitP90: {
    name: 'Attente de 9 visites sur 10',
    sentence: 'Neuf visites appelées sur dix ont attendu moins (90e centile).',
  },
  waitWithinTarget: {
    name: 'Appelées dans l’objectif',
    sentence: 'Part des visites appelées au plus tard à l’objectif d’attente que le site s’est fixé.',
  },
  timeAtCounter: {
    name: 'Temps au guichet',
    sentence: 'De l’appel au départ, pour les visites reçues ou réorientées : médiane et 90e centile.',
  },
  appointments: {
    name: 'Rendez-vous par statut',
    sentence:
      'Créneaux réservés de la période, quoi qu’il en soit advenu. Les erreurs de saisie n’y sont pas.',
  },
  obtainDelay: {
    name: 'Délai d’obtention',
    sentence: 'Jours du calendrier entre la prise du rendez-vous et le rendez-vous : médiane et 90e centile.',
  },
  timeKept: {
    name: 'Heure de rendez-vous respectée',
    sentence:
      'Part des rendez-vous reçus au plus 5, 10 ou 15 minutes après l’heure prévue, ou après l’arrivée de la personne si elle était en retard.',
  },
  noShow: {
    name: 'Rendez-vous non honorés',
    sentence:
      'Part des personnes qui ne sont pas venues, parmi les rendez-vous dont l’issue est connue. Les rendez-vous annulés n’y sont pas.',
  },
  sessions: {
    name: 'Accompagnements',
    sentence:
      'Accompagnements réalisés, avec ou sans rendez-vous, par démarche, résultat et autonomie. Un accompagnement peut réunir plusieurs aides.',
  },
  satisfied: {
    name: 'Part de satisfaits',
    sentence:
      'Réponses « plutôt » et « tout à fait », parmi les personnes concernées qui ont répondu. « Non concerné » n’est pas compté.',
  },
  satisfiedInterval: {
    name: 'Intervalle à 95 %',
    sentence:
      'Fourchette où se trouve vraisemblablement la part de satisfaits de tous les usagers (intervalle de Wilson). Elle se resserre avec le nombre de réponses.',
  },
  feedback: {
    name: 'Avis reçus',
    sentence:
      'Réclamations, suggestions et remerciements déposés sur la période. Les erreurs de saisie n’y sont pas.',
  },
  repliedInTime: {
    name: 'Réponses dans les délais',
    sentence:
      'Part des réponses données en 5 jours ouvrés au plus (voie électronique) ou 10 (courrier, urne, guichet, téléphone), parmi celles données ou dont le délai est passé.',
  },
  replyDelay: {
    name: 'Délai moyen de réponse',
    sentence:
      'Moyenne des jours ouvrés du site entre la réception (jour 0 ; pour l’urne, le jour du relevé) et la réponse.',
  },
  late: {
    name: 'En retard',
    sentence:
      'Réclamations et suggestions sans réponse dont le délai est passé ; « bientôt » : celui des deux prochains jours ouvrés.',
  },
};
