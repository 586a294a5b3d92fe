import type { Day } from '../kernel/site-time.ts';

/**
 * The id of one imported visit, derived from what the old register says of it: its day, its slot, its service, and its
 * rank among the visits that share those. Importing a file twice, or on two tablets at once, therefore makes each visit once.
 * `visit/import/2022-01-03/09h/accueil-general/12`
 * @param minute minute of the site's clock at which the slot starts
 * @param exact whether the source knows the minute: then 09:00 and « 9 h – 10 h » are two slots
 * @param rank from 1
 */
export function importedVisitId(
  day: Day,
  minute: number,
  exact: boolean,
  service: string,
  rank: number,
): string {
  return `visit/import/${day}/${slotText(minute, exact)}/${service}/${rank}`;
}

/** Whether a visit came from a file. */
export function isImportedVisitId(id: string): boolean {
  return id.startsWith('visit/import/');
}

function slotText(minute: number, exact: boolean): string {
  const hour = String(Math.floor(minute / 60)).padStart(2, '0');
  const rest = minute % 60;
  if (!exact && rest === 0) return `${hour}h`;
  return `${hour}${exact ? ':' : 'h'}${String(rest).padStart(2, '0')}`;
}
