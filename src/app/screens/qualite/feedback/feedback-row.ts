import type { FeedbackDeposit, FeedbackShapes } from '../../../../domain/feedback/feedback.ts';
import {
  type FeedbackStatus,
  feedbackStatus,
  replyDeadline,
} from '../../../../domain/feedback/reply-deadline.ts';
import { type GuichetRecord, type Values, valuesOf } from '../../../../domain/kernel/record.ts';
import type { Day } from '../../../../domain/kernel/site-time.ts';
import { type WorkCalendar, workingDaysBetween } from '../../../../domain/kernel/working-days.ts';

/** One form of the list, with what its facts and the calendar say of it today. */
export interface FeedbackRow {
  readonly id: string;
  readonly feedback: Values<FeedbackShapes>;
  readonly deposit: FeedbackDeposit;
  readonly status: FeedbackStatus;
  readonly deadline: Day;
  /** Working days left before the deadline; negative once it has passed. Absent where no reply is awaited. */
  readonly daysLeft?: number;
}

export interface FeedbackFilter {
  readonly status: 'todo' | 'late' | 'replied' | 'void' | 'all';
  readonly type: FeedbackDeposit['type'] | 'all';
  readonly channel: FeedbackDeposit['channel'] | 'all';
}

const SHOWN: Readonly<Record<FeedbackFilter['status'], readonly FeedbackStatus[]>> = {
  todo: ['open', 'late'],
  late: ['late'],
  replied: ['replied', 'replied-late'],
  void: ['void'],
  all: ['open', 'late', 'replied', 'replied-late', 'no-reply-due'],
};

/** What waits for a reply first, the nearest deadline on top; then the rest, the latest deposit on top. */
export function feedbackRows(
  records: readonly GuichetRecord[],
  today: Day,
  calendar: WorkCalendar,
): readonly FeedbackRow[] {
  return records
    .flatMap((record) => {
      const feedback = valuesOf<FeedbackShapes>(record);
      return feedback.deposit === undefined
        ? []
        : [rowOf(record.id, feedback, feedback.deposit, today, calendar)];
    })
    .sort(byUrgency);
}

export function filtered(
  rows: readonly FeedbackRow[],
  { status, type, channel }: FeedbackFilter,
): readonly FeedbackRow[] {
  return rows.filter(
    (row) =>
      SHOWN[status].includes(row.status) &&
      (type === 'all' || row.deposit.type === type) &&
      (channel === 'all' || row.deposit.channel === channel),
  );
}

function rowOf(
  id: string,
  feedback: Values<FeedbackShapes>,
  deposit: FeedbackDeposit,
  today: Day,
  calendar: WorkCalendar,
): FeedbackRow {
  const status = feedbackStatus(feedback, today, calendar);
  const deadline = replyDeadline(deposit, calendar);
  const row = { id, feedback, deposit, status, deadline };
  if (status === 'open') return { ...row, daysLeft: workingDaysBetween(today, deadline, calendar) };
  return status === 'late' ? { ...row, daysLeft: -workingDaysBetween(deadline, today, calendar) } : row;
}

function byUrgency(a: FeedbackRow, b: FeedbackRow): number {
  const awaited = Number(b.daysLeft !== undefined) - Number(a.daysLeft !== undefined);
  if (awaited !== 0) return awaited;
  const [first, second] =
    a.daysLeft === undefined ? [b.deposit.depositedOn, a.deposit.depositedOn] : [a.deadline, b.deadline];
  if (first !== second) return first < second ? -1 : 1;
  return a.id < b.id ? 1 : -1;
}
