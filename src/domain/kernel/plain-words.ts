/**
 * A text as two people type it alike: no accent, no capital, no punctuation, one space between words.
 * `« Créneau  horaire »` → `creneau horaire`. For comparing what was typed, never for showing.
 */
export function plainWords(text: string): string {
  return text
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .replaceAll('æ', 'ae')
    .replaceAll('Æ', 'AE')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
