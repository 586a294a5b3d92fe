import type { Day } from '../../../domain/kernel/site-time.ts';
import { type CalendarStep, stepName } from '../../../domain/statistics/calendar-step.ts';

/** How figures and days are written for a French reader. */

const NUMBER = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 });
const SHORT_DAY = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'short',
  day: 'numeric',
  month: 'numeric',
  timeZone: 'UTC',
});
const LONG_DAY = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const PLAIN_DAY = new Intl.DateTimeFormat('fr-FR', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: 'UTC',
});
const MONTH = new Intl.DateTimeFormat('fr-FR', { month: 'short', year: '2-digit', timeZone: 'UTC' });

/** `1 234,5` */
export function figure(value: number): string {
  return NUMBER.format(value);
}

/** `73 %`. @param share 0 to 1 */
export function percent(share: number): string {
  return PERCENT.format(share);
}

/** `12 caractères sur 4 000` */
export function characterCount(length: number, max: number): string {
  return `${figure(length)} ${length < 2 ? 'caractère' : 'caractères'} sur ${figure(max)}`;
}

/** `lun. 23/11` */
export function shortDay(day: Day): string {
  return SHORT_DAY.format(noon(day));
}

/** `lundi 23 novembre 2026` */
export function longDay(day: Day): string {
  return LONG_DAY.format(noon(day));
}

/** `23/11/2026` */
export function plainDay(day: Day): string {
  return PLAIN_DAY.format(noon(day));
}

/** A step of the calendar by its first day: `lun. 23/11`, `S48 26`, `nov. 26`, `T4 2026`, `2026`. */
export function stepLabel(from: Day, step: CalendarStep): string {
  if (step === 'day') return shortDay(from);
  if (step === 'month') return MONTH.format(noon(from));
  const [year, part] = stepName(from, step).split('-');
  if (part === undefined) return year ?? '';
  return step === 'week' ? `${part} ${year?.slice(2)}` : `${part} ${year}`;
}

function noon(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}
