/** The greatest `order` an entry may have. */
const LAST = 9999;

/** The place of a new entry: after all the others. */
export function nextOrder(entries: Readonly<Record<string, { readonly order: number }>>): number {
  return Math.min(LAST, Math.max(0, ...Object.values(entries).map(({ order }) => order)) + 10);
}
