import { seasonOf } from '../../../src/domain/affluence/season.ts';
import { seededRandom } from '../../../src/domain/demo/seeded-random.ts';
import { addDays, type Day, weekdayOf } from '../../../src/domain/kernel/site-time.ts';
import type { Settings } from '../../../src/domain/setting/setting.ts';
import { startingSettings } from '../../../src/domain/setting/starting-settings.ts';
import type { VisitColumns } from '../../../src/domain/statistics/visit-columns.ts';

/** An invented hall whose truth is known: what a figure says can be held against what it should say. */
export interface GeneratedHall {
  readonly settings: Settings;
  /** One a day that has visits, oldest first. */
  readonly days: readonly VisitColumns[];
  /** Arrivals to be expected in that hour of that day, before the day's own chance; 0 when closed. */
  truth(day: Day, hour: number): number;
  /** Days on which something happened that no past week foretells. */
  readonly strange: ReadonlySet<Day>;
}

export interface HallOptions {
  readonly seed: string;
  /** Visits of an ordinary day. */
  readonly daily: number;
  readonly from: Day;
  readonly days: number;
}

const WEEKDAYS = [1.3, 1.1, 0.85, 0.95, 0.8];
/** Share of a day by hour, from 8. Mornings are heavier. */
const HOURS = [0.08, 0.19, 0.21, 0.14, 0.02, 0.08, 0.13, 0.1, 0.05];
const FIRST_HOUR = 8;
/** Invented, like the hall: two weeks after seven. */
const HOLIDAY_WEEKS = 9;

/**
 * Weekday and hour shape the day; a slow drift over the year, school holidays (a quarter fewer, later in the morning), a
 * chance of the day (± 15 %), and one strange week in fourteen (a strike, a rush) disturb it. Arrivals are Poisson.
 */
export function generatedHall({ seed, daily, from, days }: HallOptions): GeneratedHall {
  const random = seededRandom(`${seed}/hall`);
  const tilt = WEEKDAYS.map((weight) => weight * (0.9 + 0.2 * random()));
  const settings = settingsFrom(from, days);
  const strange = new Set<Day>();
  const truths = new Map<Day, readonly number[]>();
  const columns: VisitColumns[] = [];
  for (let index = 0; index < days; index += 1) {
    const day = addDays(from, index);
    const season = seasonOf(day, settings);
    if (season === 'closed') continue;
    const drift = 1 + 0.2 * Math.sin((2 * Math.PI * index) / 365);
    const level =
      daily * (tilt[weekdayOf(day)] as number) * drift * (season === 'school-holidays' ? 0.75 : 1);
    const hours = HOURS.map((share, hour) => level * share * shift(season === 'school-holidays', hour));
    truths.set(day, hours);
    const ofDay = seededRandom(`${seed}/${day}`);
    const odd = oddness(seed, index);
    if (odd !== 1) strange.add(day);
    const chance = odd * Math.exp(0.15 * normal(ofDay));
    columns.push(
      columnsOf(
        day,
        hours.map((rate) => poisson(ofDay, rate * chance)),
        ofDay,
      ),
    );
  }
  return {
    settings,
    days: columns.filter(({ minute }) => minute.length > 0),
    truth: (day, hour) => truths.get(day)?.[hour - FIRST_HOUR] ?? 0,
    strange,
  };
}

function settingsFrom(from: Day, days: number): Settings {
  const holidays = Array.from({ length: Math.ceil(days / 7 / HOLIDAY_WEEKS) }, (_, rank) => {
    const start = addDays(from, 7 * (HOLIDAY_WEEKS * rank + 7));
    return [`vacances-${rank}`, { from: start, to: addDays(start, 13), label: 'Vacances' }] as const;
  });
  return {
    ...startingSettings({ name: 'Salle', department: '32', holidayRegion: 'metropole' }, false),
    schoolHolidays: Object.fromEntries(holidays),
    questionnaireVersion: 'initial',
  };
}

function shift(holidays: boolean, hour: number): number {
  if (!holidays) return 1;
  return hour < 2 ? 0.7 : 1.1;
}

function oddness(seed: string, index: number): number {
  const random = seededRandom(`${seed}/week/${Math.floor(index / 7)}`);
  if (random() > 1 / 14) return 1;
  return random() < 0.5 ? 0.3 : 2.5;
}

function columnsOf(day: Day, counts: readonly number[], random: () => number): VisitColumns {
  const minutes = counts
    .flatMap((count, index) =>
      Array.from({ length: count }, () => (FIRST_HOUR + index) * 60 + Math.floor(60 * random())),
    )
    .sort((a, b) => a - b);
  return {
    day,
    services: ['accueil-general'],
    service: new Uint16Array(minutes.length),
    reasons: [''],
    reason: new Uint16Array(minutes.length),
    userType: new Uint8Array(minutes.length),
    minute: Uint16Array.from(minutes),
    persons: new Uint16Array(minutes.length).fill(1),
    waitSeconds: Int32Array.from(minutes, () => Math.floor(1200 * random() ** 2)),
    serviceSeconds: Int32Array.from(minutes, () => Math.floor(240 + 900 * random())),
    flags: new Uint8Array(minutes.length),
    line: [],
    inHall: { visits: 0, persons: 0 },
    calls: [],
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Knuth's method, in steps so that a large rate does not underflow. */
function poisson(random: () => number, rate: number): number {
  let count = 0;
  for (let left = rate; left > 0; left -= 30) {
    const limit = Math.exp(-Math.min(left, 30));
    for (let product = random(); product > limit; product *= random()) count += 1;
  }
  return count;
}
