import { feedbackKind } from '../domain/feedback/feedback.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

export interface RecordedFollowUp {
  readonly id: string;
  /** What the administration did about it (*suites données*). */
  readonly text: string;
}

/** Says what was done about a complaint, or says it anew. Fails with `not-found`, or `wrong-state` when it is void. */
export function recordFollowUp(desk: Desk, { id, text }: RecordedFollowUp): Promise<Result<Done>> {
  return revise(desk, feedbackKind, id, (feedback) => {
    if (feedback.void !== undefined) return fail({ code: 'wrong-state', state: 'void' });
    return ok({ followUp: { at: desk.now(), text } });
  });
}
