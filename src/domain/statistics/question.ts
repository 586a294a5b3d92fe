import type { Day } from '../kernel/site-time.ts';
import type { Board } from './board.ts';

/** What a screen may ask of the statistics worker. Days are the site's own; both ends are included. */
export type Question =
  | { readonly about: 'attendance'; readonly from: Day; readonly to: Day }
  | {
      readonly about: 'week-hours';
      readonly from: Day;
      readonly to: Day;
      readonly services?: readonly string[];
    }
  | { readonly about: 'waiting'; readonly from: Day; readonly to: Day; readonly services?: readonly string[] }
  | { readonly about: 'satisfaction'; readonly from: Day; readonly to: Day }
  /** @param at milliseconds since 1970 */
  | { readonly about: 'board'; readonly at: number };

export interface Answers {
  readonly attendance: Attendance;
  readonly 'week-hours': WeekHourCounts;
  readonly waiting: WaitingTimes;
  readonly satisfaction: Satisfaction;
  readonly board: Board;
}

export type AnswerTo<Q extends Question> = Answers[Q['about']];

/** Arrivals by service and day. Visits and persons apart: a family of four is one visit of four persons. */
export interface Attendance {
  readonly visits: number;
  readonly persons: number;
  /** By service key, then by day; days and services without anybody are absent. */
  readonly byService: Readonly<Record<string, { readonly visits: number; readonly persons: number }>>;
  readonly byDay: readonly {
    readonly day: Day;
    readonly service: string;
    readonly visits: number;
    readonly persons: number;
  }[];
}

/** Arrivals by weekday (0 Monday) and hour of the site's clock. */
export interface WeekHourCounts {
  /** `visits[weekday][hour]`, 7 × 24. */
  readonly visits: readonly (readonly number[])[];
  /** Likewise, the people who came together. */
  readonly persons: readonly (readonly number[])[];
  /** How many days with at least one visit, of any service, stood behind each weekday: the divisor of a mean. */
  readonly openDays: readonly number[];
}

/** Minutes from arrival to call, of those who were called. Absent when nobody was. */
export interface WaitingTimes {
  readonly n: number;
  readonly medianMinutes?: number;
  readonly p90Minutes?: number;
}

export interface Satisfaction {
  /** Responses that were not voided. */
  readonly responses: number;
  readonly criteria: Readonly<Record<string, CriterionResult>>;
  readonly comments: readonly { readonly day: Day; readonly text: string }[];
}

export interface CriterionResult {
  /** Those concerned: the denominator. 0 is « aucune réponse », never 0 %. */
  readonly n: number;
  readonly satisfied: number;
  /** Answers by grade 1–4. */
  readonly grades: readonly [number, number, number, number];
  /** Wilson score interval at 95 %, of the share satisfied. Absent when n is 0. */
  readonly interval?: readonly [number, number];
}
