import type { Change } from '../domain/statistics/answer.ts';
import type { Answers, Question } from '../domain/statistics/question.ts';

/** Days and settings that are other ones now. */
export interface Changed {
  /** Counts the changes since the worker started: an answer of this revision or a later one holds this change. */
  readonly revision: number;
  readonly changes: readonly Change[];
  /** Whether this worker brought the chunks up to date, and not another tab's. */
  readonly isOwn: boolean;
}

export interface Answered {
  readonly revision: number;
  readonly answer: Answers[keyof Answers];
}

/** Days whose chunks are rebuilt, of those that were to be: much was pulled, or the layout of the columns has changed. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What the statistics worker can be asked, over comlink. */
export interface StatisticsApi {
  /**
   * First of all, once.
   * @param zone the site's IANA time zone
   * @param onChange told of changes, whoever wrote them
   * @param onProgress told while many days are rebuilt, and at their end
   */
  open(
    databaseName: string,
    zone: string,
    onChange: (changed: Changed) => void,
    onProgress: (progress: Progress) => void,
  ): Promise<void>;
  /**
   * @param ticket names the request, for `cancel`
   * @returns `undefined` when it was cancelled before it was worked out
   */
  ask(question: Question, ticket: number): Promise<Answered | undefined>;
  /** Nobody waits for that answer any more. */
  cancel(ticket: number): void;
}
