import type { Span, WeekHours } from '../../../../domain/setting/setting.ts';
import type { WeekHourCounts } from '../../../../domain/statistics/week-hours.ts';
import { busiestHours, hoursOf, WEEKDAYS, type WeekHour } from '../../../../reports/week-hours-table.ts';
import type { HeatCell, HeatStep } from '../../../ui/charts/heat-table.tsx';
import { figure } from '../french.ts';

export type HeatFigure = 'total' | 'mean';

/** The heat table's content: a row a weekday, a column an hour; `null` where the site is closed and nobody came. */
export interface HeatCells {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly (HeatCell | null)[])[];
}

export const STEP_WORDS = ['aucune visite', 'calme', 'modéré', 'soutenu', 'chargé'] as const;

/** Shows the hours and weekdays the site opens by its settings, and any other that had visits. */
export function heatCells(
  counts: WeekHourCounts,
  hours: Readonly<Record<string, WeekHours>>,
  shown: HeatFigure,
): HeatCells {
  const all = hoursOf(counts);
  const greatest = Math.max(0, ...all.map(({ mean }) => mean));
  const isOpen = ({ weekday, hour }: WeekHour): boolean =>
    spansOf(hours, weekday).some((span) => touches(span, hour));
  const wanted = all.filter((one) => one.visits > 0 || isOpen(one));
  const weekdays = [...new Set(wanted.map(({ weekday }) => weekday))].sort();
  const first = Math.min(...wanted.map(({ hour }) => hour));
  const last = Math.max(...wanted.map(({ hour }) => hour));
  const range =
    wanted.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return {
    rows: weekdays.map((weekday) => WEEKDAYS[weekday] ?? ''),
    columns: range.map((hour) => `${hour} h`),
    cells: weekdays.map((weekday) =>
      range.map((hour) => {
        const one = all[weekday * 24 + hour];
        if (one === undefined || (one.visits === 0 && !isOpen(one))) return null;
        const step = stepOf(one.mean, greatest);
        return { text: figure(shown === 'total' ? one.visits : one.mean), step, note: STEP_WORDS[step] };
      }),
    ),
  };
}

/** « Le plus chargé : mardi 10 h–11 h (12 visites, 6 en moyenne) » ; nothing while nobody came. */
export function peakSentence(counts: WeekHourCounts): string | undefined {
  const [peak, ...others] = busiestHours(counts);
  if (peak === undefined) return undefined;
  const next = others.slice(0, 2).map(hourWords);
  const after = next.length === 0 ? '' : ` Puis ${next.join(' et ')}.`;
  const visits = `${figure(peak.visits)} ${peak.visits < 2 ? 'visite' : 'visites'}`;
  const mean = peak.days > 1 ? `, ${figure(peak.mean)} en moyenne par ${WEEKDAYS[peak.weekday]}` : '';
  return `Le plus chargé : ${hourWords(peak)} (${visits}${mean}).${after}`;
}

/** `mardi 10 h–11 h` */
function hourWords({ weekday, hour }: WeekHour): string {
  return `${WEEKDAYS[weekday]} ${hour} h–${hour + 1} h`;
}

function stepOf(mean: number, greatest: number): HeatStep {
  return mean === 0 ? 0 : (Math.max(1, Math.ceil((mean / greatest) * 4)) as HeatStep);
}

function spansOf(hours: Readonly<Record<string, WeekHours>>, weekday: number): readonly Span[] {
  return Object.values(hours).flatMap((week) => week[weekday] ?? []);
}

function touches(span: Span, hour: number): boolean {
  return span.from < (hour + 1) * 60 && hour * 60 < span.to;
}
