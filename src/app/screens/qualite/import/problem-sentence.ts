import type { ImportProblem, ImportRole } from '../../../../domain/visit/import/import-problem.ts';
import { WEEKDAYS } from '../../../../reports/week-hours-table.ts';
import { plainDay } from '../french.ts';

const ROLES: Readonly<Record<ImportRole, string>> = {
  day: 'la date',
  slot: 'l’heure',
  service: 'le service',
  count: 'le nombre',
};

/** What is wrong with a line of the file, then what was expected. */
export function problemSentence(problem: ImportProblem): string {
  switch (problem.code) {
    case 'cell-missing':
      return `${capital(ROLES[problem.role])} manque.`;
    case 'not-a-day':
      return `« ${cut(problem.text)} » n’est pas une date. Attendu : 03/01/2022, 2022-01-03 ou lundi 3 janvier 2022.`;
    case 'impossible-day':
      return `Le jour « ${cut(problem.text)} » n’existe pas. Attendu : jour, puis mois, puis année.`;
    case 'wrong-weekday':
      return `« ${cut(problem.text)} » : ce jour-là était un ${WEEKDAYS[problem.weekday]}. Corrigez le jour de la semaine ou la date.`;
    case 'future':
      return `Le ${plainDay(problem.day)}, cette heure n’est pas encore arrivée. Attendu : une visite passée.`;
    case 'too-old':
      return `Le ${plainDay(problem.day)} est trop ancien. Attendu : à partir du 01/01/2000.`;
    case 'not-a-slot':
      return `« ${cut(problem.text)} » n’est pas une heure. Attendu : 9h-10h, 9h ou 09:15.`;
    case 'slot-too-long':
      return `Le créneau « ${cut(problem.text)} » dépasse une heure. Attendu : une heure au plus, comme 9h-10h.`;
    case 'unknown-service':
      return `Le service « ${cut(problem.text)} » n’est pas connu. Faites-le correspondre à un service du site.`;
    case 'not-a-count':
      return `« ${cut(problem.text)} » n’est pas un nombre de visites. Attendu : un nombre entier de 1 à 500.`;
  }
}

const LONGEST = 60;

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
