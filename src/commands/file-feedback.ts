import { type FeedbackDeposit, feedbackKind } from '../domain/feedback/feedback.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { ContactSealer } from '../domain/sealing/sealed-contact.ts';
import type { Desk, Done } from './desk.ts';
import { stateNew } from './undo.ts';

/** What a form, a letter or an e-mail says; when it is typed in is now. */
export interface FiledFeedback extends Omit<FeedbackDeposit, 'enteredAt'> {
  /** Seals who may be answered, where the person said so. */
  readonly seal?: ContactSealer;
}

/**
 * Keeps one complaint, suggestion or word of thanks. Undone, it is void as a mistake.
 * Refuses a deposit or a collection dated after today (`invalid`, rule `future`).
 */
export async function fileFeedback(desk: Desk, { seal, ...input }: FiledFeedback): Promise<Result<Done>> {
  const today = desk.time.dayOf(desk.now());
  if (input.depositedOn > today) return fail({ code: 'invalid', field: 'depositedOn', rule: 'future' });
  if (input.collectedOn !== undefined && input.collectedOn > today) {
    return fail({ code: 'invalid', field: 'collectedOn', rule: 'future' });
  }
  const id = desk.newId();
  const deposit: FeedbackDeposit = { ...input, enteredAt: desk.now() };
  // Before the transaction: a browser ends one that waits for anything but its own requests.
  const contact = await seal?.({ kind: feedbackKind.name, id, fact: 'contact' });
  const facts = { deposit, ...(contact === undefined ? {} : { contact }) };
  return desk.store.write(async (transaction) =>
    ok(await stateNew(desk, transaction, feedbackKind.name, id, facts)),
  );
}
