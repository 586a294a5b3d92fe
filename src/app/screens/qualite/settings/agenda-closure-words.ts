import type { AgendaClosure } from '../../../../domain/appointment/agenda-closure.ts';
import { clockText, type Day, weekdayOf } from '../../../../domain/kernel/site-time.ts';
import { longDay } from '../french.ts';

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const RANKS = ['premier', 'deuxième', 'troisième', 'quatrième', 'cinquième'];

/** `chaque lundi, de 09:00 à 10:00, jusqu’au 3 juillet 2027, un médiateur de moins`. */
export function agendaClosureWords({ from, to, repeats, hours, away }: AgendaClosure): string {
  const parts = [
    daysWords(from, to, repeats),
    hours && `de ${clockText(hours.from)} à ${clockText(hours.to)}`,
    repeats && `à partir du ${longDay(from)}`,
    repeats && to && `jusqu’au ${longDay(to)}`,
    away === undefined
      ? 'personne n’est reçu'
      : `${away === 1 ? 'un médiateur' : `${away} médiateurs`} de moins`,
  ];
  return parts.filter(Boolean).join(', ');
}

function daysWords(from: Day, to: Day | undefined, repeats: AgendaClosure['repeats']): string {
  const weekday = WEEKDAYS[weekdayOf(from)] ?? '';
  if (repeats === 'weekly') return `chaque ${weekday}`;
  if (repeats === 'monthly')
    return `chaque ${RANKS[Math.floor((Number(from.slice(8)) - 1) / 7)]} ${weekday} du mois`;
  return to === undefined || to === from ? `le ${longDay(from)}` : `du ${longDay(from)} au ${longDay(to)}`;
}
