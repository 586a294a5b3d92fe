import { feedbackKind } from '../domain/feedback/feedback.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Void } from '../domain/kernel/shapes.ts';
import { responseKind } from '../domain/response/response.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

/** Kinds that stand alone: taking one out of the count touches nothing else. A visit has its own command (`void-visit`). */
const ALONE = { response: responseKind, feedback: feedbackKind } as const;

export interface RecordToVoid {
  readonly kind: keyof typeof ALONE;
  readonly id: string;
  readonly reason: Void['reason'];
}

/** Takes a questionnaire or a complaint out of the count. Fails with `not-found`, or `already-done` when it is void. */
export function voidRecord(desk: Desk, { kind, id, reason }: RecordToVoid): Promise<Result<Done>> {
  return revise<{ readonly void: Void }>(desk, ALONE[kind], id, ({ void: voided }) =>
    voided === undefined
      ? ok({ void: { at: desk.now(), reason } })
      : fail({ code: 'already-done', what: 'void' }),
  );
}
