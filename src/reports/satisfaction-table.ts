import { type Criterion, inOrder } from '../domain/setting/setting.ts';
import { REPRESENTATIVE_FROM } from '../domain/statistics/definitions.ts';
import type { CriterionResult, Satisfaction } from '../domain/statistics/satisfaction.ts';
import type { ReportTable } from './report-table.ts';

/** A criterion with its words and what was answered. */
export interface CriterionRow extends CriterionResult {
  readonly key: string;
  readonly label: string;
}

/** The criteria a table has a row for: those still asked, then the former ones that were answered in the period. */
export function criterionRows(
  satisfaction: Pick<Satisfaction, 'criteria'>,
  questionnaire: Readonly<Record<string, Criterion>>,
): readonly CriterionRow[] {
  const asked = inOrder(questionnaire).filter(
    ({ key, active }) => active || (satisfaction.criteria[key]?.n ?? 0) > 0,
  );
  const former = Object.keys(satisfaction.criteria).filter((key) => !Object.hasOwn(questionnaire, key));
  const named = [
    ...asked.map(({ key, label }) => ({ key, label: label.fr })),
    ...former.map((key) => ({ key, label: key })),
  ];
  return named.map(({ key, label }) => ({ ...(satisfaction.criteria[key] ?? NOBODY), key, label }));
}

const NOBODY: CriterionResult = { n: 0, satisfied: 0, grades: [0, 0, 0, 0] };

export function satisfactionTable(rows: readonly CriterionRow[]): ReportTable {
  return {
    title: 'Satisfaction par critère',
    columns: [
      'Critère',
      'Satisfaits (%)',
      'N',
      'Intervalle à 95 %, de (%)',
      'à (%)',
      'Pas du tout',
      'Plutôt pas',
      'Plutôt',
      'Tout à fait',
      'Remarque',
    ],
    rows: rows.map(({ label, n, satisfied, grades, interval }) => [
      label,
      n === 0 ? null : percent(satisfied / n),
      n,
      interval === undefined ? null : percent(interval[0]),
      interval === undefined ? null : percent(interval[1]),
      ...grades,
      remark(n),
    ]),
  };
}

/** What weakens a rate, in words; empty when nothing does. */
export function remark(n: number): string {
  if (n === 0) return 'aucune réponse';
  return n < REPRESENTATIVE_FROM ? 'non représentatif' : '';
}

/** Tenths of a per cent: no finer than what was counted. */
function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
