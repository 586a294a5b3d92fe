/** The shortest passphrase of a safe, in characters. */
export const PASSPHRASE_MIN = 12;

/** How well a passphrase holds: told to the person, refused when too short or too plain. */
export type PassphraseStrength = 'too-short' | 'too-plain' | 'fair' | 'good';

/** Words everybody tries first, as their beginning: they count as one character. */
const COMMON = ['prefecture', 'guichet', 'motdepasse', 'password', 'azerty', 'qwerty', 'bonjour', 'accueil'];

/**
 * A rough count of what somebody who guesses would have to try: length, once repetitions, runs (`abcd`, `1234`) and the first words
 * that come to mind are taken out. Not a proof of strength; it refuses the worst.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  if (passphrase.length < PASSPHRASE_MIN) return 'too-short';
  const counted = surprises(withoutCommon(lowered(passphrase)));
  if (counted < 9) return 'too-plain';
  return counted < 14 ? 'fair' : 'good';
}

function lowered(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\p{M}\s]/gu, '')
    .toLowerCase();
}

function withoutCommon(text: string): string {
  return COMMON.reduce((left, word) => left.replaceAll(word, word.slice(0, 1)), text);
}

/** Characters that do not follow from the one or two before them. */
function surprises(text: string): number {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return codes.filter((code, index) => {
    const before = codes[index - 1];
    return before === undefined || Math.abs(code - before) > 1;
  }).length;
}
