import type { Hue } from '../hue.ts';

/** One line or one family of bars; `values[i]` belongs to `categories[i]`, null where there is none. */
export interface ChartSeries {
  label: string;
  hue: Hue;
  values: readonly (number | null)[];
}

/** What both charts take. */
export interface ChartProps {
  title: string;
  /** One sentence that says what the picture shows, for who does not see it. */
  description?: string | undefined;
  series: readonly ChartSeries[];
  categories: readonly string[];
  /** Writes a value for the reader; plain digits by default. */
  format?: ((value: number) => string) | undefined;
  /** Head of the table's first column: « Mois ». */
  categoryHeader: string;
  /** Opens the table: « Voir le tableau ». */
  tableLabel: string;
  /** Height of the picture in px; 260 by default. */
  blockSize?: number | undefined;
  class?: string | undefined;
}

/** The greatest value to draw, at least 1 so that an empty chart still has an axis. */
export function greatestValue(
  series: readonly ChartSeries[],
  categoryCount: number,
  stacked: boolean,
): number {
  const indexes = Array.from({ length: categoryCount }, (_, index) => index);
  const tops = indexes.map((index) => {
    const values = series.map(({ values }) => values[index] ?? 0);
    return stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
  });
  return Math.max(1, ...tops);
}

/** Every how many categories a label is written, so that labels of `labelWidth` px do not touch. */
export function labelStep(categoryCount: number, width: number, labelWidth: number): number {
  return Math.max(1, Math.ceil((categoryCount * labelWidth) / Math.max(1, width)));
}
