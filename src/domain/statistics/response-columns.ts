import { type GuichetRecord, valuesOf } from '../kernel/record.ts';
import type { Day, SiteTime } from '../kernel/site-time.ts';
import {
  ENTRY_WAYS,
  GRADES,
  type Grade,
  type ResponseAnswers,
  type ResponseShapes,
  responseKind,
} from '../response/response.ts';
import type { Tally } from '../retention/tally.ts';
import { Dictionary } from './dictionary.ts';
import { takenFrom } from './tally-pool.ts';

/** The number of this layout and of the rules that fill it: a chunk of another number is rebuilt. */
export const RESPONSE_COLUMNS_VERSION = 3;

/** What `grades` holds where a person gave no grade, as one does not who skips a question. */
export const NO_GRADE = 255;

/**
 * The questionnaires of one day, as columns. Responses are few (152 in a campaign of Loir-et-Cher), but a chunk spares
 * the worker their objects, whose comments may be 4,000 letters long, for every period that is asked. Voided responses
 * are not in it.
 */
export interface ResponseColumns {
  readonly day: Day;
  readonly responses: number;
  readonly criteria: readonly string[];
  /** `grades[response × criteria.length + criterion]`: 1–4, 0 « non concerné », 255 not answered. */
  readonly grades: Uint8Array;
  /** What `ways[response × 3 …]` names, in this order: the procedure (`''` where none was said), the language, the way of entry. */
  readonly keys: readonly string[];
  /** Positions in `keys`, three a response. */
  readonly ways: Uint16Array;
  /** Those of the responses that have one. */
  readonly comments: readonly ColumnComment[];
}

export interface ColumnComment {
  /** Position of its response. */
  readonly response: number;
  readonly text: string;
}

/** What responses can be told apart by, as they lie in `ways`. */
export const RESPONSE_WAYS = ['procedure', 'language', 'entry'] as const;

export type ResponseWay = (typeof RESPONSE_WAYS)[number];

/**
 * Packs a day's questionnaires, from whole records only (see `visitColumnsOf`).
 * @param records responses in any order; those of other days and other kinds are passed over
 */
export function responseColumnsOf(
  day: Day,
  records: Iterable<GuichetRecord>,
  time: SiteTime,
): ResponseColumns {
  const answered = [...records].flatMap((record) => answersOn(record, day, time));
  const criteria = [...new Set(answered.flatMap(({ grades }) => Object.keys(grades)))].sort();
  const grades = new Uint8Array(answered.length * criteria.length);
  answered.forEach((answers, row) => {
    criteria.forEach((key, column) => {
      grades[row * criteria.length + column] = Object.hasOwn(answers.grades, key)
        ? (answers.grades[key] ?? NO_GRADE)
        : NO_GRADE;
    });
  });
  const keys = new Dictionary();
  const ways = Uint16Array.from(
    answered.flatMap((answers) => RESPONSE_WAYS.map((way) => keys.positionOf(answers[way] ?? ''))),
  );
  const comments = answered.flatMap(({ comment }, response) =>
    comment === undefined ? [] : [{ response, text: comment }],
  );
  return { day, responses: answered.length, criteria, grades, keys: keys.keys, ways, comments };
}

type Answered = Pick<ResponseAnswers, 'grades' | 'comment' | ResponseWay>;

function answersOn(record: GuichetRecord, day: Day, time: SiteTime): readonly Answered[] {
  if (record.kind !== responseKind.name || responseKind.dayOf(record, time) !== day) return [];
  const { answers, tally, void: voided } = valuesOf<ResponseShapes>(record);
  if (tally !== undefined) return talliedAnswers(tally);
  return answers === undefined || voided !== undefined ? [] : [answers];
}

/**
 * The questionnaires that a tally counts: as many of each language and way of entry, and as many of each grade; who gave
 * which two together is gone.
 */
function talliedAnswers({ cells }: Tally): readonly Answered[] {
  const responses = cells.reduce((sum, { counts }) => sum + (counts.responses ?? 0), 0);
  const entries = takenFrom(cells, 'entry', 'responses', () => '');
  const answered = Array.from({ length: responses }, () => {
    const { language = 'fr', entry } = entries('') ?? {};
    return {
      grades: {} as Record<string, Grade>,
      language,
      entry: ENTRY_WAYS.find((way) => way === entry) ?? 'kiosk',
    };
  });
  for (const { of, counts } of cells) {
    if (of.by !== 'criterion') continue;
    const grades = GRADES.flatMap((grade) => new Array<Grade>(counts[grade] ?? 0).fill(grade));
    for (const [row, grade] of grades.entries()) {
      const answers = answered[row];
      if (answers !== undefined) answers.grades[of.criterion ?? ''] = grade;
    }
  }
  return answered;
}
