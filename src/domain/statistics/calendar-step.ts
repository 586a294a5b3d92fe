import { addDays, type Day, dayNumber, mondayOf } from '../kernel/site-time.ts';

/** By what a figure is told over time. Weeks are ISO weeks, from Monday. */
export const CALENDAR_STEPS = ['day', 'week', 'month', 'quarter', 'year'] as const;

export type CalendarStep = (typeof CALENDAR_STEPS)[number];

/** The step a day falls in, by its first day, which sorts as text: `2026-05-14` and `quarter` → `2026-04-01`. */
export function stepStart(day: Day, step: CalendarStep): Day {
  if (step === 'day') return day;
  if (step === 'week') return mondayOf(day);
  if (step === 'month') return `${day.slice(0, 7)}-01`;
  if (step === 'year') return `${day.slice(0, 4)}-01-01`;
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % 3);
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

/** The number of the day's ISO week and the year it belongs to: 2027-01-01 lies in week 53 of 2026. */
export function isoWeekOf(day: Day): { readonly year: number; readonly week: number } {
  const thursday = addDays(mondayOf(day), 3);
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1 };
}

/** How files name a step, sorting as text: `2026-11-23`, `2026-S48`, `2026-11`, `2026-T4`, `2026`. */
export function stepName(from: Day, step: CalendarStep): string {
  if (step === 'day') return from;
  if (step === 'month') return from.slice(0, 7);
  if (step === 'year') return from.slice(0, 4);
  if (step === 'quarter') return `${from.slice(0, 4)}-T${Math.floor((Number(from.slice(5, 7)) - 1) / 3) + 1}`;
  const { year, week } = isoWeekOf(from);
  return `${year}-S${String(week).padStart(2, '0')}`;
}
