import type { WeekHourCounts } from '../domain/statistics/week-hours.ts';
import type { ReportTable } from './report-table.ts';

/** Monday first, as `weekdayOf` counts. */
export const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;

/** One hour of the week and what came in it. */
export interface WeekHour {
  /** 0 Monday … 6 Sunday. */
  readonly weekday: number;
  /** 9 is from 9:00 to 10:00. */
  readonly hour: number;
  readonly visits: number;
  /** Days of that weekday with visits: the divisor of the mean. */
  readonly days: number;
  /** Visits in that hour, on such a day. */
  readonly mean: number;
}

/** The hours with visits, from the busiest: by the mean of a day, so that a weekday met more often is not ahead for that. */
export function busiestHours(counts: WeekHourCounts): readonly WeekHour[] {
  return hoursOf(counts)
    .filter(({ visits }) => visits > 0)
    .sort((a, b) => b.mean - a.mean || b.visits - a.visits || a.weekday - b.weekday || a.hour - b.hour);
}

export function hoursOf(counts: WeekHourCounts): readonly WeekHour[] {
  return counts.visits.flatMap((hours, weekday) =>
    hours.map((visits, hour) => {
      const days = counts.openDays[weekday] ?? 0;
      return { weekday, hour, visits, days, mean: days === 0 ? 0 : visits / days };
    }),
  );
}

/** One row an hour of the week that had visits: what a spreadsheet can turn around as it likes. */
export function weekHoursTable(counts: WeekHourCounts): ReportTable {
  return {
    title: 'Visites par jour de semaine et heure',
    columns: ['Jour', 'De (heure)', 'À (heure)', 'Visites', 'Jours comptés', 'Moyenne par jour'],
    rows: hoursOf(counts)
      .filter(({ visits }) => visits > 0)
      .map(({ weekday, hour, visits, days, mean }) => [
        WEEKDAYS[weekday] ?? '',
        hour,
        hour + 1,
        visits,
        days,
        Math.round(mean * 100) / 100,
      ]),
  };
}
