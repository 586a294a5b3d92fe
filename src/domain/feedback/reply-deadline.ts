import type { Values } from '../kernel/record.ts';
import type { Day } from '../kernel/site-time.ts';
import { addWorkingDays, type WorkCalendar } from '../kernel/working-days.ts';
import type { Channel, FeedbackDeposit, FeedbackShapes } from './feedback.ts';

/** `thanks` ask for no answer. `late`: the deadline has passed without a reply. */
export type FeedbackStatus =
  | 'unknown'
  | 'void'
  | 'no-reply-due'
  | 'replied'
  | 'replied-late'
  | 'open'
  | 'late';

export function feedbackStatus(
  feedback: Values<FeedbackShapes>,
  today: Day,
  calendar: WorkCalendar,
): FeedbackStatus {
  if (feedback.deposit === undefined) return 'unknown';
  if (feedback.void !== undefined) return 'void';
  if (feedback.deposit.type === 'thanks') return 'no-reply-due';
  const deadline = replyDeadline(feedback.deposit, calendar);
  if (feedback.reply !== undefined) return feedback.reply.on <= deadline ? 'replied' : 'replied-late';
  return today <= deadline ? 'open' : 'late';
}

const ELECTRONIC: ReadonlySet<Channel> = new Set(['email', 'web', 'kiosk']);

/**
 * The last day of the reply: 5 working days after an electronic deposit, 10 after a letter or the urn
 * (users' committee of Loir-et-Cher, 27 June 2022, "Nouveautés du référentiel"). What is said at the counter or on the
 * telephone has no delay of its own in the text: it is given the longer one. The day of receipt is day 0; for the urn it
 * is the day it was emptied.
 */
export function replyDeadline(
  deposit: Pick<FeedbackDeposit, 'channel' | 'depositedOn' | 'collectedOn'>,
  calendar: WorkCalendar,
): Day {
  const received = deposit.collectedOn ?? deposit.depositedOn;
  return addWorkingDays(received, ELECTRONIC.has(deposit.channel) ? 5 : 10, calendar);
}
