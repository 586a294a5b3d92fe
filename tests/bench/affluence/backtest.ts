import { expectedArrivals, type SoFar } from '../../../src/domain/affluence/expected-arrivals.ts';
import { expectedWaitMinutes } from '../../../src/domain/affluence/expected-wait.ts';
import { levelsOf } from '../../../src/domain/affluence/levels.ts';
import { arrivalsByHour } from '../../../src/domain/affluence/quarter-hours.ts';
import { typicalWeek } from '../../../src/domain/affluence/typical-week.ts';
import { addDays, type Day } from '../../../src/domain/kernel/site-time.ts';
import type { VisitColumns } from '../../../src/domain/statistics/visit-columns.ts';
import { type GeneratedHall, generatedHall } from './generated-hall.ts';
import { columnsAt, replayedDay } from './replayed-hall.ts';

/** Mean absolute errors, in arrivals an hour. */
export interface ArrivalsBacktest {
  readonly hours: number;
  /** Against what came, on held-out days: Guichet's figure, and the same hour one week before. */
  readonly error: number;
  readonly naiveError: number;
  /** Against the truth the hall was made from, its strange days included in what both learn from. */
  readonly truthError: number;
  readonly naiveTruthError: number;
  /** Share of held-out hours inside the interval said to hold four of five. */
  readonly covered: number;
  /** Afternoons (from 13:00), known at 12:00 of the day itself, and on the day before. */
  readonly noonError: number;
  readonly eveError: number;
}

const START = '2024-01-01';
const LEARNT_DAYS = 400;

/** Every day of the last `days − 400` is held out in turn and foretold from those before it. Strange days are not asked for. */
export function backtestArrivals(seed: string, daily: number, days: number): ArrivalsBacktest {
  const hall = generatedHall({ seed, daily, from: START, days });
  const byDay = new Map(hall.days.map((columns) => [columns.day, columns]));
  const sums = new Sums();
  for (let index = LEARNT_DAYS; index < days; index += 1) holdOut(addDays(START, index), hall, byDay, sums);
  return {
    hours: sums.count('error'),
    error: sums.mean('error'),
    naiveError: sums.mean('naive'),
    truthError: sums.mean('truth'),
    naiveTruthError: sums.mean('naiveTruth'),
    covered: sums.mean('covered'),
    noonError: sums.mean('noon'),
    eveError: sums.mean('eve'),
  };
}

function holdOut(day: Day, hall: GeneratedHall, byDay: ReadonlyMap<Day, VisitColumns>, sums: Sums): void {
  const held = byDay.get(day);
  const lastWeek = byDay.get(addDays(day, -7));
  if (held === undefined || lastWeek === undefined || hall.strange.has(day)) return;
  const { settings } = hall;
  const typical = typicalWeek(hall.days, day, settings, levelsOf(settings));
  const came = arrivalsByHour(held);
  const before = arrivalsByHour(lastWeek);
  const none: SoFar = { minute: 0, byHour: new Array<number>(24).fill(0) };
  const foretold = (soFar: SoFar) =>
    expectedArrivals(typical, day, soFar, settings).find((each) => each.day === day)?.hours ?? [];
  const atNoon = new Map(foretold({ minute: 719, byHour: came }).map(({ hour, middle }) => [hour, middle]));
  for (const { hour, low, middle, high } of foretold(none)) {
    const count = came[hour] as number;
    const truth = hall.truth(day, hour);
    sums.add('error', Math.abs(middle - count));
    sums.add('naive', Math.abs((before[hour] as number) - count));
    sums.add('truth', Math.abs(middle - truth));
    sums.add('naiveTruth', Math.abs((before[hour] as number) - truth));
    sums.add('covered', Math.floor(low) <= count && count <= Math.ceil(high) ? 1 : 0);
    if (hour < 13) continue;
    sums.add('eve', Math.abs(middle - count));
    sums.add('noon', Math.abs((atNoon.get(hour) as number) - count));
  }
}

/** Mean absolute errors, minutes. */
export interface WaitReplay {
  readonly visits: number;
  readonly meanWait: number;
  readonly error: number;
  /** « As long as the last one called waited. » */
  readonly naiveError: number;
}

/** Each visit of the replayed days is told its wait as it comes in, from what was known then, and its true wait after. */
export function replayWaits(seed: string, perHour: number, days: number): WaitReplay {
  const sums = new Sums();
  for (let index = 0; index < days; index += 1) {
    const visits = replayedDay(`${seed}/${index}`, perHour);
    for (const { arrival, call } of visits) {
      const known = columnsAt(visits, arrival);
      const told = expectedWaitMinutes(known, 'accueil-general', arrival);
      if (told === undefined) continue;
      const last = visits.filter((visit) => visit.call <= arrival).sort((a, b) => b.call - a.call)[0];
      const truth = call - arrival;
      sums.add('wait', truth);
      sums.add('error', Math.abs(told - truth));
      sums.add('naive', Math.abs((last === undefined ? 0 : last.call - last.arrival) - truth));
    }
  }
  return {
    visits: sums.count('wait'),
    meanWait: sums.mean('wait'),
    error: sums.mean('error'),
    naiveError: sums.mean('naive'),
  };
}

class Sums {
  readonly #sums = new Map<string, { sum: number; count: number }>();

  add(name: string, value: number): void {
    const held = this.#sums.get(name) ?? { sum: 0, count: 0 };
    this.#sums.set(name, { sum: held.sum + value, count: held.count + 1 });
  }

  count(name: string): number {
    return this.#sums.get(name)?.count ?? 0;
  }

  mean(name: string): number {
    const { sum, count } = this.#sums.get(name) ?? { sum: 0, count: 0 };
    return count === 0 ? 0 : sum / count;
  }
}
