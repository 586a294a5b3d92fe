import type { TallyCell } from '../retention/tally.ts';

/**
 * Hands out what cells of one description count, one by one: the rows of a tally are apart (an hour, a reason), and columns
 * want one of each on a line. Each is given as often as it was counted, so that every sum is right.
 * @param by which cells
 * @param counted the count to go by
 * @param groupOf what a line and a cell must have in common
 * @returns called with a line's group, what one of its cells says; `undefined` once they are used up
 */
export function takenFrom(
  cells: readonly TallyCell[],
  by: string,
  counted: string,
  groupOf: (of: TallyCell['of']) => string,
): (group: string) => TallyCell['of'] | undefined {
  const pools = new Map<string, { readonly of: TallyCell['of']; left: number }[]>();
  for (const { of, counts } of cells) {
    if (of.by !== by) continue;
    const group = groupOf(of);
    const pool = pools.get(group) ?? [];
    pool.push({ of, left: counts[counted] ?? 0 });
    pools.set(group, pool);
  }
  return (group) => {
    const next = pools.get(group)?.find(({ left }) => left > 0);
    if (next !== undefined) next.left -= 1;
    return next?.of;
  };
}
