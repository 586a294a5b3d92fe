import { type ExpectedDay, expectedArrivals } from '../affluence/expected-arrivals.ts';
import { expectedWaitMinutes } from '../affluence/expected-wait.ts';
import { levelsOf } from '../affluence/levels.ts';
import { arrivalsByHour, hoursOfQuarters } from '../affluence/quarter-hours.ts';
import { type TypicalWeek, typicalRange, typicalWeek } from '../affluence/typical-week.ts';
import { type Day, mondayOf, type SiteTime } from '../kernel/site-time.ts';
import type { Settings } from '../setting/setting.ts';
import type { Board } from './board.ts';
import { shownCount } from './public-cells.ts';
import type { VisitColumns } from './visit-columns.ts';

/** What a board is made from. */
export interface BoardSource {
  /** Now, milliseconds since 1970. */
  readonly at: number;
  readonly time: SiteTime;
  readonly settings: Settings;
  /** At least the days of `boardDays`, in any order; others are passed over. */
  readonly visits: readonly VisitColumns[];
}

const MINUTE_MS = 60_000;

/** The days whose visits a board needs, both included. */
export function boardDays(source: Omit<BoardSource, 'visits'>): { readonly from: Day; readonly to: Day } {
  const today = source.time.dayOf(source.at);
  return { from: typicalRange(today, levelsOf(source.settings), source.settings).from, to: today };
}

/** All that a wall screen shows. The tablet's worker and the endpoint both call this one. */
export function boardOf({ at, time, settings, visits }: BoardSource): Board {
  const { day: today, minute } = time.local(at);
  const ofToday = visits.find(({ day }) => day === today);
  const typical = typicalWeek(visits, today, settings, levelsOf(settings));
  const todayByHour = ofToday === undefined ? new Array<number>(24).fill(0) : arrivalsByHour(ofToday);
  return {
    at,
    today,
    waiting: waitingNow(ofToday, at),
    waits: waitsNow(ofToday, minute),
    inHall: ofToday?.inHall ?? { visits: 0, persons: 0 },
    week: visitsOfWeek(visits, today),
    season: typical.season,
    typical: byHour(typical.arrivals, (quarters) => hoursOfQuarters(quarters).map(Math.round)),
    typicalPresent: byHour(typical.present, mostPresent),
    expected: expectedArrivals(typical, today, { minute, byHour: todayByHour }, settings).map(wholeNumbers),
    weeks: Math.max(...typical.days),
    todayByHour,
    calls: ofToday?.calls ?? [],
  };
}

/** Those not called yet among the arrivals of today: who was forgotten in yesterday's line is not waiting. */
function waitingNow(ofToday: VisitColumns | undefined, at: number): Board['waiting'] {
  const waiting = new Map<string, { visits: number; longestMinutes: number }>();
  for (const visit of ofToday?.line ?? []) {
    const minutes = Math.max(0, Math.floor((at - visit.at) / MINUTE_MS));
    const before = waiting.get(visit.service) ?? { visits: 0, longestMinutes: 0 };
    waiting.set(visit.service, {
      visits: before.visits + 1,
      longestMinutes: Math.max(before.longestMinutes, minutes),
    });
  }
  return Object.fromEntries(waiting);
}

function waitsNow(ofToday: VisitColumns | undefined, minute: number): Board['waits'] {
  if (ofToday === undefined) return {};
  const waits = ofToday.services.map((key) => [key, expectedWaitMinutes(ofToday, key, minute)] as const);
  return Object.fromEntries(
    waits.flatMap(([key, minutes]) => (minutes === undefined ? [] : [[key, Math.round(minutes)]])),
  );
}

/** From Monday to today, services of which the number may be shown. */
function visitsOfWeek(visits: readonly VisitColumns[], today: Day): Board['week'] {
  const monday = mondayOf(today);
  const counts = new Map<string, number>();
  for (const columns of visits) {
    if (columns.day < monday || today < columns.day) continue;
    for (const position of columns.service) {
      const service = columns.services[position] as string;
      counts.set(service, (counts.get(service) ?? 0) + 1);
    }
  }
  const shown = [...counts].filter(([, count]) => shownCount(count) !== undefined);
  return Object.fromEntries(shown);
}

const UNKNOWN_HOURS: readonly null[] = new Array<null>(24).fill(null);

function byHour(
  weekdays: TypicalWeek['arrivals'],
  hoursOf: (quarters: readonly number[]) => readonly number[],
): Board['typical'] {
  return weekdays.map((quarters) => (quarters === null ? UNKNOWN_HOURS : hoursOf(quarters)));
}

function mostPresent(quarters: readonly number[]): readonly number[] {
  return Array.from({ length: 24 }, (_, hour) =>
    Math.round(Math.max(...quarters.slice(4 * hour, 4 * hour + 4))),
  );
}

/** The interval is widened to whole arrivals. */
function wholeNumbers({ day, hours }: ExpectedDay): ExpectedDay {
  return {
    day,
    hours: hours.map(({ hour, low, middle, high }) => ({
      hour,
      low: Math.floor(low),
      middle: Math.round(middle),
      high: Math.ceil(high),
    })),
  };
}
