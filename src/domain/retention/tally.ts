import * as v from 'valibot';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { dayShape } from '../kernel/shapes.ts';

/**
 * What is left of the records of a day once they are removed: counts. A tally is a record of the same kind as those it counts,
 * with a derived id and one fact, `tally`, which the endpoint alone states. So whoever reads visits reads their tallies, and a
 * day's figures are made from both by the same arithmetic.
 */

/** The fact's name. No poste writes it: see `rights.ts`. */
export const TALLY = 'tally';

const cellShape = v.object({
  /** What these have in common: `{ by: 'hour', service: 'pan', hour: '10' }`. */
  of: v.record(v.string(), v.pipe(v.string(), v.maxLength(120))),
  counts: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))),
});

export const tallyShape = v.object({
  day: dayShape,
  cells: v.pipe(v.array(cellShape), v.maxLength(2000)),
});

export type Tally = v.InferOutput<typeof tallyShape>;
export type TallyCell = v.InferOutput<typeof cellShape>;

/** One tally a kind and day, whoever makes it. */
export function tallyId(kind: string, day: string): string {
  return `tally/${kind}/${day}`;
}

/** Adds cells up, those of the same description into one, in an order that depends on nothing else. */
function sumOfCells(cells: Iterable<TallyCell>): TallyCell[] {
  const sums = new Map<string, { of: TallyCell['of']; counts: Record<string, number> }>();
  for (const { of, counts } of cells) {
    const key = canonicalJson(of);
    const sum = sums.get(key) ?? { of, counts: {} };
    for (const [name, count] of Object.entries(counts)) sum.counts[name] = (sum.counts[name] ?? 0) + count;
    sums.set(key, sum);
  }
  return [...sums.keys()].sort().map((key) => sums.get(key) as TallyCell);
}

/** The tally of a day once these cells have joined it. */
export function joined(before: Tally | undefined, day: string, cells: Iterable<TallyCell>): Tally {
  return { day, cells: sumOfCells([...(before?.cells ?? []), ...cells]) };
}
