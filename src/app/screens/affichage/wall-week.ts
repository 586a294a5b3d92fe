import { type CalmMoment, calmMoments } from '../../../domain/affluence/calm-moments.ts';
import { type Level, levelOf, levelsOf, thresholdsOf } from '../../../domain/affluence/levels.ts';
import { freeAccessSpans, openMinutesIn, usualSpans } from '../../../domain/affluence/opening.ts';
import type { Settings, Span } from '../../../domain/setting/setting.ts';
import type { Board } from '../../../domain/statistics/board.ts';

/** An hour of the typical week as the wall shows it. */
export interface WallHour {
  /** `null` while too little is known. */
  readonly arrivals: number | null;
  readonly level: Level;
}

/** The typical week cut down to the days and hours at which the site opens. */
export interface WallWeek {
  /** 0 Monday. */
  readonly weekdays: readonly number[];
  /** Unbroken, from the first that is open on some day to the last. */
  readonly hours: readonly number[];
  /** `cells[row][column]`; `null` where the site is closed. */
  readonly cells: readonly (readonly (WallHour | null)[])[];
  /** Whether anything is known at all. */
  readonly isKnown: boolean;
}

const WEEK = [0, 1, 2, 3, 4, 5, 6] as const;
const CALM_MOMENTS = 3;

export function wallWeek(typical: Board['typical'], settings: Settings): WallWeek {
  const levels = thresholdsOf(levelsOf(settings), typical);
  const spans = WEEK.map((weekday) => usualSpans(weekday, settings));
  const weekdays = WEEK.filter((weekday) => (spans[weekday] ?? []).length > 0);
  const hours = hoursOf(spans, typical);
  const cells = weekdays.map((weekday) =>
    hours.map((hour) => {
      if (openMinutesIn(hour, spans[weekday] ?? []) === 0) return null;
      const arrivals = typical[weekday]?.[hour] ?? null;
      return { arrivals, level: levelOf(arrivals ?? 0, levels) };
    }),
  );
  return {
    weekdays,
    hours,
    cells,
    isKnown: cells.flat().some((cell) => cell !== null && cell.arrivals !== null),
  };
}

/** The calm moments of the week for who comes without an appointment. */
export function wallCalmMoments(typical: Board['typical'], settings: Settings): readonly CalmMoment[] {
  const spans = WEEK.map((weekday) => freeAccessSpans(weekday, settings));
  return calmMoments(typical, spans, thresholdsOf(levelsOf(settings), typical), CALM_MOMENTS);
}

/** The hours any day opens. Of a site without hours, those at which somebody usually comes. */
function hoursOf(spans: readonly (readonly Span[])[], typical: Board['typical']): readonly number[] {
  const allDay = spans.flat().some(({ from, to }) => from === 0 && to === 1440);
  const isShown = (hour: number) =>
    allDay
      ? typical.some((day) => (day[hour] ?? 0) > 0)
      : spans.some((ofDay) => openMinutesIn(hour, ofDay) > 0);
  const open = Array.from({ length: 24 }, (_, hour) => hour).filter(isShown);
  const [first, last] = [open[0], open.at(-1)];
  return first === undefined || last === undefined
    ? []
    : Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
