import * as v from 'valibot';
import { type Kind, schemaByFact } from '../kernel/kind.ts';
import { valuesOf } from '../kernel/record.ts';
import { instantShape, keyShape, languageShape, textShape, voidShape } from '../kernel/shapes.ts';
import { type Tally, tallyShape } from '../retention/tally.ts';
import { USER_TYPES } from '../visit/visit.ts';

/** One filled satisfaction questionnaire. */

/** Four faces, no neutral one; 0 is « non concerné » and leaves the denominator. 3 and 4 count as satisfied. */
export const GRADES = [0, 1, 2, 3, 4] as const;
export const ENTRY_WAYS = ['kiosk', 'paper', 'qr'] as const;
export const ONLINE_SEARCHES = ['found', 'not-found', 'not-tried'] as const;

const answersShape = v.object({
  at: instantShape,
  questionnaire: keyShape,
  /** The greatest stamp of the questionnaire's setting when it was answered: names the wording that was shown. */
  version: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  language: languageShape,
  entry: v.picklist(ENTRY_WAYS),
  grades: v.pipe(
    v.record(keyShape, v.picklist(GRADES)),
    v.check((grades) => Object.keys(grades).length <= 60, 'too-many'),
  ),
  procedure: v.optional(keyShape),
  userType: v.optional(v.picklist(USER_TYPES)),
  online: v.optional(v.picklist(ONLINE_SEARCHES)),
  comment: v.optional(textShape),
});

const shapes = { answers: answersShape, void: voidShape, tally: tallyShape };

export type Grade = (typeof GRADES)[number];
export type ResponseAnswers = v.InferOutput<typeof answersShape>;

export interface ResponseShapes {
  readonly answers: ResponseAnswers;
  readonly void: v.InferOutput<typeof voidShape>;
  /** What is left of a day's records that were removed. */
  readonly tally: Tally;
}

export const responseKind: Kind<ResponseShapes> = {
  name: 'response',
  shape: 1,
  upgrades: {},
  schemaOf: schemaByFact(shapes),
  dayOf(record, time) {
    const { answers, tally } = valuesOf<ResponseShapes>(record);
    return answers === undefined ? tally?.day : time.dayOf(answers.at);
  },
};

/** Whether a grade counts as satisfied; `undefined` when the person was not concerned. */
export function isSatisfied(grade: Grade): boolean | undefined {
  return grade === 0 ? undefined : grade >= 3;
}
