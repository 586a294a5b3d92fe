import { type GuichetRecord, valuesOf } from '../../../../domain/kernel/record.ts';
import {
  isSatisfied,
  type ResponseAnswers,
  type ResponseShapes,
} from '../../../../domain/response/response.ts';

/** One filled questionnaire, as the list shows it. */
export interface ResponseRow {
  readonly id: string;
  readonly answers: ResponseAnswers;
  readonly voided: boolean;
  /** Criteria the person was concerned by, and those satisfied among them. */
  readonly concerned: number;
  readonly satisfied: number;
}

/** The latest first. */
export function responseRows(records: readonly GuichetRecord[]): readonly ResponseRow[] {
  return records
    .flatMap((record) => {
      const { answers, void: voided } = valuesOf<ResponseShapes>(record);
      if (answers === undefined) return [];
      const judged = Object.values(answers.grades)
        .map(isSatisfied)
        .filter((satisfied) => satisfied !== undefined);
      return [
        {
          id: record.id,
          answers,
          voided: voided !== undefined,
          concerned: judged.length,
          satisfied: judged.filter(Boolean).length,
        },
      ];
    })
    .sort((a, b) => b.answers.at - a.answers.at);
}
