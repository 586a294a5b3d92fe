import {
  arrivalsByHour,
  levelsOf,
  type TypicalWeek,
  typicalRange,
  typicalWeek,
} from '../affluence/affluence.ts';
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
  return { from: typicalRange(today, levelsOf(source.settings)).from, to: today };
}

/** All that a wall screen shows. The tablet's worker and the endpoint both call this one. */
export function boardOf({ at, time, settings, visits }: BoardSource): Board {
  const today = time.dayOf(at);
  const ofToday = visits.filter(({ day }) => day === today);
  const typical = typicalWeek(visits, today, settings, levelsOf(settings));
  return {
    at,
    today,
    waiting: waitingNow(ofToday, at),
    week: visitsOfWeek(visits, today),
    typical: wholeArrivals(typical),
    weeks: Math.max(...typical.days),
    todayByHour: ofToday[0] ? arrivalsByHour(ofToday[0]) : new Array<number>(24).fill(0),
    calls: ofToday[0]?.calls ?? [],
  };
}

/** Those not called yet among the arrivals of today: who was forgotten in yesterday's line is not waiting. */
function waitingNow(ofToday: readonly VisitColumns[], at: number): Board['waiting'] {
  const waiting = new Map<string, { visits: number; longestMinutes: number }>();
  for (const visit of ofToday.flatMap(({ line }) => line)) {
    const minutes = Math.max(0, Math.floor((at - visit.at) / MINUTE_MS));
    const before = waiting.get(visit.service) ?? { visits: 0, longestMinutes: 0 };
    waiting.set(visit.service, {
      visits: before.visits + 1,
      longestMinutes: Math.max(before.longestMinutes, minutes),
    });
  }
  return Object.fromEntries(waiting);
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

/** Halves are rounded up, towards the busier. */
function wholeArrivals({ arrivals }: TypicalWeek): Board['typical'] {
  return arrivals.map((hours) => hours.map((value) => (value === null ? null : Math.round(value))));
}
