import type { Day } from '../kernel/site-time.ts';
import { type Grade, isSatisfied } from '../response/response.ts';
import { CALENDAR_STEPS, type CalendarStep, stepStart } from './calendar-step.ts';
import type { Period } from './period.ts';
import { RESPONSE_WAYS, type ResponseColumns, type ResponseWay } from './response-columns.ts';
import { wilson95 } from './wilson.ts';

/** What the questionnaires say. */
export interface SatisfactionQuestion extends Period {
  readonly about: 'satisfaction';
  /** Only those of this key, for each way that is named: `{ entry: 'kiosk' }`. */
  readonly only?: Readonly<Partial<Record<ResponseWay, string>>>;
  /** What `parts` are told apart by. */
  readonly split?: ResponseWay | CalendarStep;
}

export interface SatisfactionFigures {
  /** Responses that were not voided. */
  readonly responses: number;
  readonly criteria: Readonly<Record<string, CriterionResult>>;
}

export interface Satisfaction extends SatisfactionFigures {
  readonly comments: readonly { readonly day: Day; readonly text: string }[];
  /** Part by part, by key or by the step's first day; empty without `split`. */
  readonly parts: readonly (SatisfactionFigures & { readonly key: string })[];
  /** Keys there are in the period, whatever `only` keeps: what one can choose from. */
  readonly keys: Readonly<Record<ResponseWay, readonly string[]>>;
}

export interface CriterionResult {
  /** Those concerned: the denominator. 0 is « aucune réponse », never 0 %. */
  readonly n: number;
  readonly satisfied: number;
  /** Answers by grade 1–4. */
  readonly grades: readonly [number, number, number, number];
  /** Wilson score interval at 95 %, of the share satisfied. Absent when n is 0. */
  readonly interval?: readonly [number, number];
}

/**
 * For each criterion: n = those concerned who answered it (grades 1–4), satisfied = grades 3 and 4 among them.
 * « Non concerné » and a question left unanswered are in neither. Comments come newest day first.
 * Source: the results as the préfectures publish them, « 89,5 % satisfaits de la courtoisie des agents » (users' committee
 * of Gers, 24 June 2022); that the unconcerned leave the denominator is Guichet's own rule.
 * @param days those of the period, in any order, one entry a day
 */
export function satisfactionOf(
  days: readonly ResponseColumns[],
  { only = {}, split }: Pick<SatisfactionQuestion, 'only' | 'split'> = {},
): Satisfaction {
  const newestFirst = [...days].sort((a, b) => (a.day < b.day ? 1 : -1));
  const whole = new PartCounts();
  const parts = new Map<string, PartCounts>();
  const comments: { readonly day: Day; readonly text: string }[] = [];
  for (const columns of newestFirst) {
    for (let response = 0; response < columns.responses; response += 1) {
      if (!isKept(columns, response, only)) continue;
      whole.add(columns, response);
      if (split !== undefined) partOf(parts, keyOf(columns, response, split)).add(columns, response);
    }
    for (const { response, text } of columns.comments)
      if (isKept(columns, response, only)) comments.push({ day: columns.day, text });
  }
  return {
    ...whole.figures(),
    comments,
    parts: [...parts.keys()].sort().map((key) => ({ key, ...partOf(parts, key).figures() })),
    keys: keysOf(days),
  };
}

type Grades = [number, number, number, number];

class PartCounts {
  #responses = 0;
  readonly #grades = new Map<string, Grades>();

  add({ criteria, grades }: ResponseColumns, response: number): void {
    this.#responses += 1;
    criteria.forEach((key, column) => {
      const grade = grades[response * criteria.length + column] as number;
      if (grade > 4) return;
      const counts = this.#grades.get(key) ?? [0, 0, 0, 0];
      if (grade >= 1) counts[(grade - 1) as 0 | 1 | 2 | 3] += 1;
      this.#grades.set(key, counts);
    });
  }

  figures(): SatisfactionFigures {
    const criteria = [...this.#grades].map(([key, counts]) => [key, resultOf(counts)]);
    return { responses: this.#responses, criteria: Object.fromEntries(criteria) };
  }
}

function partOf(parts: Map<string, PartCounts>, key: string): PartCounts {
  const known = parts.get(key);
  if (known !== undefined) return known;
  const made = new PartCounts();
  parts.set(key, made);
  return made;
}

function wayOf({ keys, ways }: ResponseColumns, response: number, way: ResponseWay): string {
  return keys[ways[response * RESPONSE_WAYS.length + RESPONSE_WAYS.indexOf(way)] as number] as string;
}

function keyOf(columns: ResponseColumns, response: number, split: ResponseWay | CalendarStep): string {
  const step = CALENDAR_STEPS.find((each) => each === split);
  return step === undefined ? wayOf(columns, response, split as ResponseWay) : stepStart(columns.day, step);
}

function isKept(
  columns: ResponseColumns,
  response: number,
  only: NonNullable<SatisfactionQuestion['only']>,
): boolean {
  return RESPONSE_WAYS.every((way) => only[way] === undefined || wayOf(columns, response, way) === only[way]);
}

function keysOf(days: readonly ResponseColumns[]): Readonly<Record<ResponseWay, readonly string[]>> {
  const found = { procedure: new Set<string>(), language: new Set<string>(), entry: new Set<string>() };
  for (const columns of days)
    for (let response = 0; response < columns.responses; response += 1)
      for (const way of RESPONSE_WAYS) found[way].add(wayOf(columns, response, way));
  return {
    procedure: [...found.procedure].sort(),
    language: [...found.language].sort(),
    entry: [...found.entry].sort(),
  };
}

function resultOf(grades: Grades): CriterionResult {
  const n = grades.reduce((sum, count) => sum + count, 0);
  const satisfied = grades.reduce(
    (sum, count, index) => (isSatisfied((index + 1) as Grade) ? sum + count : sum),
    0,
  );
  return n === 0 ? { n, satisfied, grades } : { n, satisfied, grades, interval: wilson95(satisfied, n) };
}
