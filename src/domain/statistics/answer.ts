import type { Day, SiteTime } from '../kernel/site-time.ts';
import { responseKind } from '../response/response.ts';
import type { Settings } from '../setting/setting.ts';
import { visitKind } from '../visit/visit.ts';
import { attendanceOf } from './attendance.ts';
import { boardDays, boardOf } from './board-of.ts';
import { isWithin, type Period } from './period.ts';
import type { Answers, AnswerTo, Question } from './question.ts';
import type { ResponseColumns } from './response-columns.ts';
import { satisfactionOf } from './satisfaction.ts';
import type { VisitColumns } from './visit-columns.ts';
import { waitingOf } from './waiting.ts';
import { weekHoursOf } from './week-hours.ts';

/** The columns of each kind that has some, by the kind's name. */
export interface ColumnsByKind {
  readonly visit: VisitColumns;
  readonly response: ResponseColumns;
}

export type ColumnKind = keyof ColumnsByKind;

export const COLUMN_KINDS = [visitKind.name, responseKind.name] as readonly ColumnKind[];

/** What a question is answered from, besides columns. */
export interface AnswerContext {
  readonly time: SiteTime;
  readonly settings: Settings;
}

/** The days of one kind that a question looks at. */
export interface Needed extends Period {
  readonly kind: ColumnKind;
}

export function neededFor(question: Question, context: AnswerContext): Needed {
  if (question.about === 'board') return { kind: 'visit', ...boardDays({ at: question.at, ...context }) };
  const { from, to } = question;
  return { kind: question.about === 'satisfaction' ? 'response' : 'visit', from, to };
}

/** A day whose columns are other ones now; `settings` when the site's settings are. */
export type Change = { readonly kind: ColumnKind; readonly day: Day } | 'settings';

/** Whether the answer may be another one after that change. */
export function isConcerned(question: Question, change: Change): boolean {
  if (question.about === 'board') return change === 'settings' || change.kind === 'visit';
  if (change === 'settings') return false;
  const kind: ColumnKind = question.about === 'satisfaction' ? 'response' : 'visit';
  return change.kind === kind && isWithin(change.day, question);
}

/**
 * Answers a question from columns: the one place where questions meet their arithmetic.
 * @param columns those of `neededFor(question)`, in any order
 */
export function answerOf<Q extends Question>(
  question: Q,
  columns: readonly ColumnsByKind[ColumnKind][],
  context: AnswerContext,
): AnswerTo<Q> {
  return answer(question, columns, context) as AnswerTo<Q>;
}

function answer(
  question: Question,
  columns: readonly ColumnsByKind[ColumnKind][],
  context: AnswerContext,
): Answers[keyof Answers] {
  const visits = columns as readonly VisitColumns[];
  switch (question.about) {
    case 'attendance':
      return attendanceOf(visits, question);
    case 'week-hours':
      return weekHoursOf(visits, question, question.services);
    case 'waiting':
      return waitingOf(visits, question, question.services);
    case 'satisfaction':
      return satisfactionOf(columns as readonly ResponseColumns[], question);
    case 'board':
      return boardOf({ at: question.at, visits, ...context });
  }
}
