import { addDays, clockText, type Day, type SiteTime } from '../../domain/kernel/site-time.ts';

/** Days and hours in French, as staff read them. */

/** `mardi 24 novembre`. */
export function dayWords(day: Day): string {
  return WHOLE.format(noonOf(day));
}

/** `Mardi 24 novembre`, where it begins a line. */
export function dayTitle(day: Day): string {
  const words = dayWords(day);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `mar. 24`. */
export function shortDayWords(day: Day): string {
  return SHORT.format(noonOf(day));
}

/** `23 – 29 novembre 2026`; months and years only where they differ. */
export function weekWords(monday: Day): string {
  return RANGE.formatRange(noonOf(monday), noonOf(addDays(monday, 6)));
}

/** `Mars 2027`. */
export function monthTitle(day: Day): string {
  const words = MONTH.format(noonOf(day));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `10:04`, on the site's clock. */
export function hourWords(at: number, time: SiteTime): string {
  return clockText(time.local(at).minute);
}

/** `moins d’1 min`, `7 min`, `1 h 05`. */
export function durationWords(minutes: number): string {
  if (minutes < 1) return 'moins d’1 min';
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

function noonOf(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}

const WHOLE = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const SHORT = new Intl.DateTimeFormat('fr-FR', { weekday: 'short', day: 'numeric', timeZone: 'UTC' });
const RANGE = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const MONTH = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });
