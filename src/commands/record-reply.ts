import { type FeedbackReply, feedbackKind } from '../domain/feedback/feedback.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

export type RecordedReply = FeedbackReply & { readonly id: string };

/**
 * Says when and how a complaint or a suggestion was answered, or corrects it.
 * Fails with `not-found`; `wrong-state` when it is void or has not come yet; `invalid` for a day after today or before the deposit.
 */
export function recordReply(desk: Desk, { id, on, channel }: RecordedReply): Promise<Result<Done>> {
  return revise(desk, feedbackKind, id, ({ deposit, void: voided }) => {
    if (voided !== undefined) return fail({ code: 'wrong-state', state: 'void' });
    if (deposit === undefined) return fail({ code: 'wrong-state', state: 'unknown' });
    if (on > desk.time.dayOf(desk.now())) return fail({ code: 'invalid', field: 'on', rule: 'future' });
    if (on < deposit.depositedOn) return fail({ code: 'invalid', field: 'on', rule: 'before-deposit' });
    return ok({ reply: { on, channel } });
  });
}
