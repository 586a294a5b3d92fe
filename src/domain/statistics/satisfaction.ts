import { type Grade, isSatisfied } from '../response/response.ts';
import { isWithin, type Period } from './period.ts';
import type { CriterionResult, Satisfaction } from './question.ts';
import type { ResponseColumns } from './response-columns.ts';

/** The 97.5 % quantile of the normal law: two tails of 2.5 % make 95 %. */
const Z_95 = 1.959963984540054;

/**
 * For each criterion: n = those concerned who answered it (grades 1–4), satisfied = grades 3 and 4 among them.
 * « Non concerné » and a question left unanswered are in neither. Comments come newest day first.
 * Source: the results as the préfectures publish them, « 89,5 % satisfaits de la courtoisie des agents » (users' committee
 * of Gers, 24 June 2022); that the unconcerned leave the denominator is Guichet's own rule.
 * @param responses days in any order, one entry a day
 */
export function satisfactionOf(responses: Iterable<ResponseColumns>, period: Period): Satisfaction {
  const days = [...responses]
    .filter(({ day }) => isWithin(day, period))
    .sort((a, b) => (a.day < b.day ? 1 : -1));
  const grades = new Map<string, Grades>();
  for (const columns of days) addDay(columns, grades);
  return {
    responses: days.reduce((sum, day) => sum + day.responses, 0),
    criteria: Object.fromEntries([...grades].map(([key, counts]) => [key, resultOf(counts)])),
    comments: days.flatMap(({ day, comments }) => comments.map((text) => ({ day, text }))),
  };
}

type Grades = [number, number, number, number];

function addDay({ criteria, grades }: ResponseColumns, counts: Map<string, Grades>): void {
  criteria.forEach((key, column) => {
    const ofCriterion = counts.get(key) ?? [0, 0, 0, 0];
    for (let at = column; at < grades.length; at += criteria.length) {
      const grade = grades[at] as number;
      if (grade >= 1 && grade <= 4) ofCriterion[(grade - 1) as 0 | 1 | 2 | 3] += 1;
    }
    counts.set(key, ofCriterion);
  });
}

function resultOf(grades: Grades): CriterionResult {
  const n = grades.reduce((sum, count) => sum + count, 0);
  const satisfied = grades.reduce(
    (sum, count, index) => (isSatisfied((index + 1) as Grade) ? sum + count : sum),
    0,
  );
  return n === 0 ? { n, satisfied, grades } : { n, satisfied, grades, interval: wilson95(satisfied, n) };
}

/**
 * The Wilson score interval at 95 % of a share, within [0, 1]:
 * (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), with p = successes / n.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212.
 * Unlike the usual ±, it stays true on few answers and near 0 or 100 %.
 * @param n more than 0
 */
export function wilson95(successes: number, n: number): readonly [number, number] {
  const share = successes / n;
  const z2 = Z_95 * Z_95;
  const centre = share + z2 / (2 * n);
  const spread = Z_95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}
