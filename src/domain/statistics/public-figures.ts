import { type CalmMoment, calmMoments } from '../affluence/calm-moments.ts';
import { type Level, levelOf, levelsOf, type Thresholds, thresholdsOf } from '../affluence/levels.ts';
import { freeAccessSpans, openMinutesIn, usualSpans } from '../affluence/opening.ts';
import type { Day } from '../kernel/site-time.ts';
import { offered, type Settings } from '../setting/setting.ts';
import type { Board } from './board.ts';
import { shownCount } from './public-cells.ts';

/**
 * What a site shows to anybody, anywhere. Its reader does not sit in the hall: unlike on the wall, *every* count of people is
 * left out under 5, the line of now and the hours of today included, and hours to come are given as levels.
 */
export interface PublicFigures {
  /** When it was computed, milliseconds since 1970. */
  readonly at: number;
  readonly site: string;
  readonly today: Day;
  /** How many wait now in the whole hall; `null` under five, none included. */
  readonly waiting: number | null;
  /** Minutes a newcomer may wait, up to the next multiple of five, by the service's label; only from five recent calls on. */
  readonly waits: Readonly<Record<string, number>>;
  /** Arrivals of today by hour, 24; `null` under five, none included. */
  readonly todayByHour: readonly (number | null)[];
  /** The level of each ordinary hour, `[weekday][hour]`; `null` where the site is closed or too little is known. */
  readonly week: readonly (readonly (Level | null)[])[];
  /** How many weeks stand behind it. */
  readonly weeks: number;
  readonly schoolHolidays: boolean;
  readonly calm: readonly CalmMoment[];
  /** What is expected on the next days, by open hour to come. */
  readonly expected: readonly {
    readonly day: Day;
    readonly hours: readonly { readonly hour: number; readonly level: Level }[];
  }[];
}

const WEEK = [0, 1, 2, 3, 4, 5, 6] as const;
const CALM_MOMENTS = 3;
const WAIT_STEP_MINUTES = 5;

export function publicFiguresOf(board: Board, settings: Settings): PublicFigures {
  const thresholds = thresholdsOf(levelsOf(settings), board.typical);
  const waiting = Object.values(board.waiting).reduce((sum, { visits }) => sum + visits, 0);
  const freeSpans = WEEK.map((weekday) => freeAccessSpans(weekday, settings));
  return {
    at: board.at,
    site: settings.site.name ?? '',
    today: board.today,
    waiting: shownCount(waiting) ?? null,
    waits: waitsByLabel(board, settings),
    todayByHour: board.todayByHour.map((count) => shownCount(count) ?? null),
    week: WEEK.map((weekday) => levelsOfDay(board, weekday, settings, thresholds)),
    weeks: board.weeks,
    schoolHolidays: board.season === 'school-holidays',
    calm: calmMoments(board.typical, freeSpans, thresholds, CALM_MOMENTS),
    expected: board.expected.map(({ day, hours }) => ({
      day,
      hours: hours.map(({ hour, middle }) => ({ hour, level: levelOf(middle, thresholds) })),
    })),
  };
}

function waitsByLabel({ waits }: Board, { services }: Settings): PublicFigures['waits'] {
  const shown = offered(services).filter(({ key }) => waits[key] !== undefined);
  return Object.fromEntries(
    shown.map(({ key, label }) => [
      label,
      Math.ceil((waits[key] as number) / WAIT_STEP_MINUTES) * WAIT_STEP_MINUTES,
    ]),
  );
}

function levelsOfDay(
  { typical }: Board,
  weekday: number,
  settings: Settings,
  thresholds: Thresholds,
): readonly (Level | null)[] {
  const spans = usualSpans(weekday, settings);
  return Array.from({ length: 24 }, (_, hour) => {
    const arrivals = typical[weekday]?.[hour] ?? null;
    return arrivals === null || openMinutesIn(hour, spans) === 0 ? null : levelOf(arrivals, thresholds);
  });
}
