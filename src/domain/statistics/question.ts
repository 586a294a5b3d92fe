import type { AppointmentFigures, AppointmentsQuestion } from './appointments.ts';
import type { Attendance, AttendanceQuestion } from './attendance.ts';
import type { Board } from './board.ts';
import type { FeedbackFigures, FeedbackQuestion } from './feedback-figures.ts';
import type { Satisfaction, SatisfactionQuestion } from './satisfaction.ts';
import type { WaitingQuestion, WaitingTimes } from './waiting.ts';
import type { WeekHourCounts, WeekHoursQuestion } from './week-hours.ts';

/** All that a wall screen shows. @param at milliseconds since 1970 */
export interface BoardQuestion {
  readonly about: 'board';
  readonly at: number;
}

/**
 * What a screen may ask of the statistics worker: the one type of question, each kind of which stands beside its arithmetic.
 * Days are the site's own; both ends are included.
 */
export type Question =
  | AttendanceQuestion
  | WeekHoursQuestion
  | WaitingQuestion
  | AppointmentsQuestion
  | SatisfactionQuestion
  | FeedbackQuestion
  | BoardQuestion;

export interface Answers {
  readonly attendance: Attendance;
  readonly 'week-hours': WeekHourCounts;
  readonly waiting: WaitingTimes;
  readonly appointments: AppointmentFigures;
  readonly satisfaction: Satisfaction;
  readonly feedback: FeedbackFigures;
  readonly board: Board;
}

export type AnswerTo<Q extends Question> = Answers[Q['about']];
