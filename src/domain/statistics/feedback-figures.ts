import { CHANNELS, type Channel, FEEDBACK_TYPES, type FeedbackType } from '../feedback/feedback.ts';
import { replyDeadline } from '../feedback/reply-deadline.ts';
import { type Day, dayFromNumber } from '../kernel/site-time.ts';
import { addWorkingDays, type WorkCalendar, workingDaysBetween } from '../kernel/working-days.ts';
import { type CalendarStep, stepStart } from './calendar-step.ts';
import { type FeedbackColumns, NO_REPLY, REPLY_KNOWN } from './feedback-columns.ts';
import type { Period } from './period.ts';

/** What people wrote, and what became of it. */
export interface FeedbackQuestion extends Period {
  readonly about: 'feedback';
  /** What is late depends on it. */
  readonly today: Day;
  /** Only this type; all when absent. */
  readonly type?: FeedbackType;
  /** By what `series` tells it; by month when absent. */
  readonly step?: CalendarStep;
}

export interface FeedbackFigures {
  readonly n: number;
  readonly byType: Readonly<Record<FeedbackType, number>>;
  readonly byChannel: Readonly<Partial<Record<Channel, number>>>;
  /** By key, `''` where none was noted. */
  readonly byTheme: Readonly<Record<string, number>>;
  readonly byService: Readonly<Record<string, number>>;
  readonly series: readonly { readonly from: Day; readonly byType: Readonly<Record<FeedbackType, number>> }[];
  readonly replies: ReplyFigures;
  readonly repliesByChannel: Readonly<Partial<Record<Channel, ReplyFigures>>>;
}

/** Of the forms that ask for a reply (all but thanks). */
export interface ReplyFigures {
  /** Those of which one knows whether the deadline was kept: replied, or late. The denominator of the rate. */
  readonly n: number;
  /** Replied on the deadline or before. */
  readonly inTime: number;
  readonly repliedLate: number;
  /** Not replied, and the deadline has passed. */
  readonly late: number;
  /** Not replied, and the deadline has not passed. */
  readonly open: number;
  /** Those of the open ones whose deadline comes within `SOON_WORKING_DAYS`: what will be late. */
  readonly dueSoon: number;
  /** How many replies stand behind the mean delay. */
  readonly delays: number;
  /** Working days from receipt (day 0) to the reply; absent when nothing was replied. */
  readonly meanWorkingDays?: number;
}

export const SOON_WORKING_DAYS = 2;

/**
 * Forms deposited on a day of the period, voided ones left out, and their replies against the deadline of their channel
 * (`replyDeadline`). Rate of replies within the deadline = `inTime` ÷ `n`: those still open and not due yet are in neither.
 * Source: the delays of the scheme (users' committee of Loir-et-Cher, 27 June 2022); that the open ones leave the
 * denominator is Guichet's own rule.
 * @param days those of the period, in any order
 */
export function feedbackFiguresOf(
  days: readonly FeedbackColumns[],
  { today, type: only, step = 'month' }: Pick<FeedbackQuestion, 'today' | 'type' | 'step'>,
  calendar: WorkCalendar,
): FeedbackFigures {
  const soon = addWorkingDays(today, SOON_WORKING_DAYS, calendar);
  const byType = noForms();
  const byChannel = new Map<Channel, number>();
  const byTheme = new Map<string, number>();
  const byService = new Map<string, number>();
  const series = new Map<Day, Record<FeedbackType, number>>();
  const replies = new ReplySums();
  const byChannelReplies = new Map<Channel, ReplySums>();
  for (const columns of days) {
    const from = stepStart(columns.day, step);
    for (let i = 0; i < columns.type.length; i += 1) {
      const type = FEEDBACK_TYPES[columns.type[i] as number] as FeedbackType;
      const channel = CHANNELS[columns.channel[i] as number] as Channel;
      if (only !== undefined && type !== only) continue;
      byType[type] += 1;
      addOne(byChannel, channel);
      addOne(byTheme, columns.keys[columns.theme[i] as number] as string);
      addOne(byService, columns.keys[columns.service[i] as number] as string);
      const ofStep = series.get(from) ?? noForms();
      ofStep[type] += 1;
      series.set(from, ofStep);
      if (type === 'thanks') continue;
      const standing = standingOf(columns, i, channel, { today, soon, calendar });
      const ofChannel = byChannelReplies.get(channel) ?? new ReplySums();
      byChannelReplies.set(channel, ofChannel);
      for (const sums of [replies, ofChannel]) sums.add(standing);
    }
  }
  return {
    n: Object.values(byType).reduce((sum, count) => sum + count, 0),
    byType,
    byChannel: Object.fromEntries(byChannel),
    byTheme: Object.fromEntries(byTheme),
    byService: Object.fromEntries(byService),
    series: [...series.keys()].sort().map((from) => ({ from, byType: series.get(from) ?? noForms() })),
    replies: replies.figures(),
    repliesByChannel: Object.fromEntries([...byChannelReplies].map(([key, sums]) => [key, sums.figures()])),
  };
}

interface Standing {
  readonly is: 'inTime' | 'repliedLate' | 'late' | 'open';
  readonly dueSoon: boolean;
  /** Working days; absent without the days of receipt and reply. */
  readonly delay?: number;
}

interface Clock {
  readonly today: Day;
  readonly soon: Day;
  readonly calendar: WorkCalendar;
}

function standingOf(columns: FeedbackColumns, i: number, channel: Channel, clock: Clock): Standing {
  const known = REPLY_KNOWN[columns.known[i] as number];
  const received = dayFromNumber(columns.received[i] as number);
  const deadline = replyDeadline({ channel, depositedOn: received }, clock.calendar);
  if (known === 'in-time') return { is: 'inTime', dueSoon: false };
  if (known === 'late') return { is: 'repliedLate', dueSoon: false };
  const replied = columns.replied[i] as number;
  if (replied === NO_REPLY) {
    const isLate = deadline < clock.today;
    return { is: isLate ? 'late' : 'open', dueSoon: !isLate && deadline <= clock.soon };
  }
  const on = dayFromNumber(replied);
  const delay = workingDaysBetween(received, on, clock.calendar);
  return { is: on <= deadline ? 'inTime' : 'repliedLate', dueSoon: false, delay };
}

class ReplySums {
  readonly #counts = { inTime: 0, repliedLate: 0, late: 0, open: 0 };
  #dueSoon = 0;
  #delays = 0;
  #workingDays = 0;

  add({ is, dueSoon, delay }: Standing): void {
    this.#counts[is] += 1;
    if (dueSoon) this.#dueSoon += 1;
    if (delay === undefined) return;
    this.#delays += 1;
    this.#workingDays += delay;
  }

  figures(): ReplyFigures {
    const { inTime, repliedLate, late } = this.#counts;
    const mean = this.#delays === 0 ? {} : { meanWorkingDays: this.#workingDays / this.#delays };
    return {
      ...this.#counts,
      n: inTime + repliedLate + late,
      dueSoon: this.#dueSoon,
      delays: this.#delays,
      ...mean,
    };
  }
}

function noForms(): Record<FeedbackType, number> {
  return { complaint: 0, suggestion: 0, thanks: 0 };
}

function addOne<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
