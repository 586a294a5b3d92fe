const LONGEST_LINE = 200;

/**
 * What is wrong with a line typed for a setting; nothing when it can be kept.
 * @param what « le libellé »
 * @param longest characters
 */
export function lineRefusal(text: string, what: string, longest = LONGEST_LINE): string | undefined {
  const { length } = text.trim();
  if (length === 0) return `Écrivez ${what}.`;
  return length > longest ? `C’est trop long : ${longest} caractères au plus, ${length} ici.` : undefined;
}
