import { fail, ok, type Result } from '../../kernel/result.ts';
import type { ImportProblem } from './import-problem.ts';

/** Visits one line may stand for. More is a total of the day or a typing mistake. */
export const MOST_VISITS_A_LINE = 500;

const WHOLE = /^(\d{1,6})(?:[.,]0+)?$/;

/** Reads a number of visits, 1 to 500. `12`, and `12,0` as spreadsheets write it. */
export function readCount(raw: string): Result<number, ImportProblem> {
  const text = raw.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim();
  const count = Number(WHOLE.exec(text)?.[1]);
  if (count >= 1 && count <= MOST_VISITS_A_LINE) return ok(count);
  return fail({ code: 'not-a-count', text });
}
