/**
 * Whether objects and arrays are nested no deeper than `most`. Walks without recursion: what it is asked about may be
 * nested deep enough to overflow the stack of whatever reads it next.
 */
export function isWithinDepth(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    const inner = level.filter(isContainer);
    if (inner.length > 0 && depth >= most) return false;
    level = inner.flatMap((container) => Object.values(container));
  }
  return true;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
