import type { ArrivedVisit } from './waiting-line.ts';

/** How long those who wait have waited so far, milliseconds. */
export interface Waits {
  /** The middle one; of an even number, half-way between the two in the middle. */
  readonly medianMs: number;
  readonly longestMs: number;
  /** How many have waited longer than the target; 0 where there is none. */
  readonly overTarget: number;
}

/** `undefined` where nobody waits. @param targetMinutes the site's own; none when absent */
export function waitsOf(
  line: readonly ArrivedVisit[],
  now: number,
  targetMinutes: number | undefined,
): Waits | undefined {
  const waits = line.map(({ visit }) => Math.max(0, now - visit.arrival.at)).sort((a, b) => a - b);
  const longestMs = waits.at(-1);
  if (longestMs === undefined) return undefined;
  const middle = Math.floor(waits.length / 2);
  const upper = waits[middle] ?? 0;
  const medianMs = waits.length % 2 === 1 ? upper : (upper + (waits[middle - 1] ?? 0)) / 2;
  const target = targetMinutes === undefined ? Number.POSITIVE_INFINITY : targetMinutes * 60_000;
  return { medianMs, longestMs, overTarget: waits.filter((wait) => wait > target).length };
}
