/**
 * Whether objects and arrays are nested no deeper than `most`. Goes no deeper itself: what it is asked about may be nested
 * deep enough to overflow the stack of whatever reads it next.
 */
export function isWithinDepth(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (most === 0) return false;
  for (const key in value)
    if (!isWithinDepth((value as Record<string, unknown>)[key], most - 1)) return false;
  return true;
}
