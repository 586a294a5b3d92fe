import { addDays, type Day, weekdayOf } from '../kernel/site-time.ts';
import { openingOn, openMinutesIn } from './opening.ts';
import { hoursOfQuarters } from './quarter-hours.ts';
import { type SeasonSettings, seasonOf } from './season.ts';
import type { TypicalWeek } from './typical-week.ts';

/** Arrivals to be expected in an hour: from `low` to `high` in four cases of five, `middle` on average. */
export interface ExpectedHour {
  readonly hour: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export interface ExpectedDay {
  readonly day: Day;
  /** The open hours that are still to come, in order. */
  readonly hours: readonly ExpectedHour[];
}

/** What today has shown so far. */
export interface SoFar {
  /** Minutes of the site's clock since midnight. */
  readonly minute: number;
  /** Visits that arrived by hour, 24 numbers. */
  readonly byHour: readonly number[];
}

/** 80 % of a normal law. */
const Z_80 = 1.2816;
const WEEK_AHEAD = 7;

/**
 * Arrivals to be expected today and on the six days that follow, hour by hour.
 *
 * A day brings `f` times the typical arrivals, `f` varying from day to day around 1 (Gamma law, variance
 * `dayVariation`), and arrivals are Poisson. What today has shown so far corrects its own `f` (the posterior mean
 * `(a + seen) / (a + expected)`, with `a = 1 / dayVariation`). The interval is `middle ± 1.28 σ`, with
 * `σ² = middle + middle × typical / (a + expected)`, the chance of arrivals and of the day, and that of the mean itself,
 * `(middle + dayVariation × middle²) / days`.
 * Source: conjugate Gamma-Poisson model, e.g. Gelman et al., Bayesian Data Analysis, § 2.6; its coverage is printed by
 * `npm run bench -- --only AFFLUENCE`.
 *
 * Days that are closed, a bridge, or of another season than the typical week are left out: nothing is known of them.
 */
export function expectedArrivals(
  typical: TypicalWeek,
  today: Day,
  soFar: SoFar,
  settings: SeasonSettings,
): readonly ExpectedDay[] {
  return Array.from({ length: WEEK_AHEAD }, (_, ahead) => addDays(today, ahead)).flatMap((day) => {
    const hours = expectedHours(typical, day, day === today ? soFar : undefined, settings);
    return hours.length === 0 ? [] : [{ day, hours }];
  });
}

function expectedHours(
  typical: TypicalWeek,
  day: Day,
  soFar: SoFar | undefined,
  settings: SeasonSettings,
): readonly ExpectedHour[] {
  const weekday = weekdayOf(day);
  const quarters = typical.arrivals[weekday];
  const opening = openingOn(day, settings);
  if (quarters == null || !opening.open || seasonOf(day, settings) !== typical.season) return [];
  const usual = hoursOfQuarters(quarters);
  const firstHour = soFar === undefined ? 0 : Math.floor(soFar.minute / 60) + 1;
  const { factor, spread } = dayFactor(typical.dayVariation, usual, soFar);
  return usual.flatMap((value, hour) => {
    if (hour < firstHour || openMinutesIn(hour, opening.spans) === 0) return [];
    const middle = factor * value;
    const days = typical.days[weekday] as number;
    const variance = middle + middle * value * spread;
    const ofMean = (middle + typical.dayVariation * middle ** 2) / days;
    const sigma = Math.sqrt(variance + ofMean);
    return [{ hour, middle, low: Math.max(0, middle - Z_80 * sigma), high: middle + Z_80 * sigma }];
  });
}

/** By the hours that are over: one half gone says too little of itself. @returns `spread` 1 / (a + expected) */
function dayFactor(
  variation: number,
  usual: readonly number[],
  soFar: SoFar | undefined,
): { readonly factor: number; readonly spread: number } {
  const over = soFar === undefined ? 0 : Math.floor(soFar.minute / 60);
  const seen = sumOf(soFar?.byHour.slice(0, over) ?? []);
  const expected = sumOf(usual.slice(0, over));
  // Both fractions times `variation`: days that do not differ at all make `a` infinite.
  const scale = 1 + variation * expected;
  return { factor: (1 + variation * seen) / scale, spread: variation / scale };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
