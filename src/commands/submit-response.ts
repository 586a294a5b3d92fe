import { ok, type Result } from '../domain/kernel/result.ts';
import { type ResponseAnswers, responseKind } from '../domain/response/response.ts';
import type { Desk, Done } from './desk.ts';
import { stateNew } from './undo.ts';

/** A filled questionnaire; when it was answered is now. */
export type SubmittedResponse = Omit<ResponseAnswers, 'at'>;

/** Keeps one filled questionnaire. Undone, it is void as a mistake. */
export async function submitResponse(desk: Desk, input: SubmittedResponse): Promise<Result<Done>> {
  const id = desk.newId();
  const answers: ResponseAnswers = { ...input, at: desk.now() };
  return desk.store.write(async (transaction) =>
    ok(await stateNew(desk, transaction, responseKind.name, id, { answers })),
  );
}
