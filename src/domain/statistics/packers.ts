import type { GuichetRecord } from '../kernel/record.ts';
import type { Day, SiteTime } from '../kernel/site-time.ts';
import { kinds } from '../kinds.ts';
import { type AnswerContext, answerOf, type ColumnKind, type ColumnsByKind, neededFor } from './answer.ts';
import { APPOINTMENT_COLUMNS_VERSION, appointmentColumnsOf } from './appointment-columns.ts';
import { FEEDBACK_COLUMNS_VERSION, feedbackColumnsOf } from './feedback-columns.ts';
import type { AnswerTo, Question } from './question.ts';
import { recordsByDay } from './records-by-day.ts';
import { RESPONSE_COLUMNS_VERSION, responseColumnsOf } from './response-columns.ts';
import { VISIT_COLUMNS_VERSION, visitColumnsOf } from './visit-columns.ts';

/** How the records of a day of a kind become columns. */
export interface Packer<K extends ColumnKind> {
  /** The number of the layout and of the rules that fill it. */
  readonly version: number;
  pack(day: Day, records: Iterable<GuichetRecord>, time: SiteTime): ColumnsByKind[K];
}

export const PACKERS: { readonly [K in ColumnKind]: Packer<K> } = {
  visit: { version: VISIT_COLUMNS_VERSION, pack: visitColumnsOf },
  appointment: { version: APPOINTMENT_COLUMNS_VERSION, pack: appointmentColumnsOf },
  response: { version: RESPONSE_COLUMNS_VERSION, pack: responseColumnsOf },
  feedback: { version: FEEDBACK_COLUMNS_VERSION, pack: feedbackColumnsOf },
};

/** Packs records of any days and kinds: the columns of one kind, one a day that has any, oldest first. */
export function columnsByDay<K extends ColumnKind>(
  kind: K,
  records: Iterable<GuichetRecord>,
  time: SiteTime,
): readonly ColumnsByKind[K][] {
  const ofKind = kinds.get(kind);
  if (ofKind === undefined) return [];
  return recordsByDay(ofKind, records, time).map(([day, ofDay]) => PACKERS[kind].pack(day, ofDay, time));
}

/** Answers a question for who holds records, not chunks: an export, the endpoint, a test. */
export function answerFromRecords<Q extends Question>(
  question: Q,
  records: Iterable<GuichetRecord>,
  context: AnswerContext,
): AnswerTo<Q> {
  return answerOf(question, columnsByDay(neededFor(question, context).kind, records, context.time), context);
}
