import Papa from 'papaparse';

export type Separator = ';' | ',' | '\t';

const SEPARATORS: readonly Separator[] = [';', '\t', ','];
/** Characters and rows looked at. */
const SAMPLE = 20_000;
const SAMPLE_ROWS = 50;
/** Excel's own first line, when it writes one. */
const SEP_LINE = /^\uFEFF?sep=([;,\t])\r?\n/i;

/** The separator a file announces on a first line of its own, and where its rows begin. */
export function announcedSeparator(
  text: string,
): { readonly separator: Separator; readonly length: number } | undefined {
  const match = SEP_LINE.exec(text);
  return match === null ? undefined : { separator: match[1] as Separator, length: match[0].length };
}

/**
 * The separator that cuts the greatest share of its rows into the same number of cells, two at least: a share, since one that
 * stands inside cells of several lines makes more rows than there are; of equals the one that makes more
 * cells, then the semicolon, which a French spreadsheet writes.
 */
export function findSeparator(text: string): Separator {
  const sample = text.slice(0, SAMPLE);
  const scored = SEPARATORS.map((separator) => ({ separator, ...regularity(sample, separator) }));
  scored.sort((a, b) => b.share - a.share || b.cells - a.cells);
  return scored[0]?.separator ?? ';';
}

function regularity(
  sample: string,
  separator: Separator,
): { readonly share: number; readonly cells: number } {
  const { data } = Papa.parse<string[]>(sample, {
    delimiter: separator,
    preview: SAMPLE_ROWS,
    skipEmptyLines: 'greedy',
  });
  const rowsByWidth = new Map<number, number>();
  for (const row of data) rowsByWidth.set(row.length, (rowsByWidth.get(row.length) ?? 0) + 1);
  rowsByWidth.delete(1);
  const [cells = 0, rows = 0] = [...rowsByWidth].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return { share: rows / Math.max(1, data.length), cells };
}
