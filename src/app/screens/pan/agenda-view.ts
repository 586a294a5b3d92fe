import { addDays, addMonths, type Day, mondayOf } from '../../../domain/kernel/site-time.ts';

/** How much of the agenda is seen at once. */
export const AGENDA_VIEWS = ['day', 'week', 'month'] as const;

export type AgendaView = (typeof AGENDA_VIEWS)[number];

/** The days a view shows around one of them, both included: whole weeks, for a week and a month. */
export function daysShown(view: AgendaView, day: Day): readonly [Day, Day] {
  if (view === 'day') return [day, day];
  if (view === 'week') return [mondayOf(day), addDays(mondayOf(day), 6)];
  const first = `${day.slice(0, 7)}-01`;
  return [mondayOf(first), addDays(mondayOf(addDays(addMonths(first, 1), -1)), 6)];
}

/** The day that stands for the next or former day, week or month: today where it is in it, else the first. */
export function stepped(view: AgendaView, day: Day, steps: number, today: Day): Day {
  if (view === 'day') return addDays(day, steps);
  const first =
    view === 'week'
      ? addDays(mondayOf(day), 7 * steps)
      : `${addMonths(`${day.slice(0, 7)}-01`, steps).slice(0, 7)}-01`;
  const sameOne = view === 'week' ? mondayOf(today) === first : today.slice(0, 7) === first.slice(0, 7);
  return sameOne ? today : first;
}
