import { appointmentKind } from '../appointment/appointment.ts';
import { feedbackKind } from '../feedback/feedback.ts';
import type { Day, SiteTime } from '../kernel/site-time.ts';
import { responseKind } from '../response/response.ts';
import type { Settings } from '../setting/setting.ts';
import { workCalendar } from '../setting/work-calendar.ts';
import { visitKind } from '../visit/visit.ts';
import type { AppointmentColumns } from './appointment-columns.ts';
import { appointmentsOf } from './appointments.ts';
import { attendanceOf } from './attendance.ts';
import { boardDays, boardOf } from './board-of.ts';
import type { FeedbackColumns } from './feedback-columns.ts';
import { feedbackFiguresOf } from './feedback-figures.ts';
import { isWithin, type Period } from './period.ts';
import type { Answers, AnswerTo, Question } from './question.ts';
import type { ResponseColumns } from './response-columns.ts';
import { satisfactionOf } from './satisfaction.ts';
import type { VisitColumns } from './visit-columns.ts';
import { VisitSums } from './visit-sums.ts';
import { waitingOf } from './waiting.ts';
import { weekHoursOf } from './week-hours.ts';

/** The columns of each kind that has some, by the kind's name. */
export interface ColumnsByKind {
  readonly visit: VisitColumns;
  readonly appointment: AppointmentColumns;
  readonly response: ResponseColumns;
  readonly feedback: FeedbackColumns;
}

export type ColumnKind = keyof ColumnsByKind;

export const COLUMN_KINDS = [
  visitKind.name,
  appointmentKind.name,
  responseKind.name,
  feedbackKind.name,
] as readonly ColumnKind[];

/** What a question is answered from, besides columns. */
export interface AnswerContext {
  readonly time: SiteTime;
  readonly settings: Settings;
}

/** Questions about the sums of a period's visits, however many years: no day is looked at alone. */
export type SumsQuestion = Extract<Question, { readonly about: 'attendance' | 'week-hours' | 'waiting' }>;

/** Questions answered from the columns of each day. */
export type DaysQuestion = Exclude<Question, SumsQuestion>;

const SUMMED: readonly Question['about'][] = ['attendance', 'week-hours', 'waiting'];

export function isSummed(question: Question): question is SumsQuestion {
  return SUMMED.includes(question.about);
}

/** The days of one kind that a question looks at. */
export interface Needed extends Period {
  readonly kind: ColumnKind;
}

const KIND_OF: Readonly<Record<Question['about'], ColumnKind>> = {
  attendance: 'visit',
  'week-hours': 'visit',
  waiting: 'visit',
  appointments: 'appointment',
  satisfaction: 'response',
  feedback: 'feedback',
  board: 'visit',
};

export function neededFor(question: Question, context: AnswerContext): Needed {
  const kind = KIND_OF[question.about];
  if (question.about === 'board') return { kind, ...boardDays({ at: question.at, ...context }) };
  return { kind, from: question.from, to: question.to };
}

/** A day whose columns are other ones now; `settings` when the site's settings are. */
export type Change = { readonly kind: ColumnKind; readonly day: Day } | 'settings';

/** Questions whose answer depends on the site's settings. */
const BY_SETTINGS: readonly Question['about'][] = ['board', 'feedback'];

/** Whether the answer may be another one after that change. */
export function isConcerned(question: Question, change: Change): boolean {
  if (change === 'settings') return BY_SETTINGS.includes(question.about);
  if (change.kind !== KIND_OF[question.about]) return false;
  return question.about === 'board' || isWithin(change.day, question);
}

/** Answers from the sums of the period's visits. */
export function answerFromSums<Q extends SumsQuestion>(question: Q, sums: VisitSums): AnswerTo<Q> {
  return fromSums(question, sums) as AnswerTo<Q>;
}

function fromSums(question: SumsQuestion, sums: VisitSums): Answers[SumsQuestion['about']] {
  if (question.about === 'attendance') return attendanceOf(sums, question);
  if (question.about === 'week-hours') return weekHoursOf(sums, question.services);
  return waitingOf(sums, question);
}

/**
 * Answers from days: the one place where questions meet their arithmetic, on a tablet and at the endpoint.
 * @param days the columns of `neededFor(question)` at least, in any order; other days are passed over
 */
export function answerOf<Q extends Question>(
  question: Q,
  days: readonly ColumnsByKind[ColumnKind][],
  context: AnswerContext,
): AnswerTo<Q> {
  const needed = neededFor(question, context);
  const wanted = days.filter(({ day }) => isWithin(day, needed));
  if (!isSummed(question)) return fromDays(question as DaysQuestion, wanted, context) as AnswerTo<Q>;
  const sums = new VisitSums();
  for (const columns of wanted as readonly VisitColumns[]) sums.addDay(columns);
  return answerFromSums(question, sums) as AnswerTo<Q>;
}

function fromDays(
  question: DaysQuestion,
  days: readonly ColumnsByKind[ColumnKind][],
  context: AnswerContext,
): Answers[DaysQuestion['about']] {
  switch (question.about) {
    case 'appointments':
      return appointmentsOf(days as readonly AppointmentColumns[], question);
    case 'satisfaction':
      return satisfactionOf(days as readonly ResponseColumns[], question);
    case 'feedback':
      return feedbackFiguresOf(days as readonly FeedbackColumns[], question, workCalendar(context.settings));
    case 'board':
      return boardOf({ at: question.at, visits: days as readonly VisitColumns[], ...context });
  }
}
