/** Letters and digits that cannot be mistaken for one another: no 0 and O, no 1, I and L. 31 of them, a prime. */
const SYMBOLS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** 26 symbols of 31 carry 128.8 bits. */
const LENGTH = 26;
const GROUP = 3;

/** Random bytes `drawRecoveryCode` is given: enough for those it leaves out to be even. */
export const RECOVERY_RANDOM_BYTES = 96;

/**
 * A new recovery code: 26 symbols drawn evenly and one that checks them, in nine groups of three.
 * @param random `RECOVERY_RANDOM_BYTES` bytes
 */
export function drawRecoveryCode(random: Uint8Array): string {
  const even = Math.floor(256 / SYMBOLS.length) * SYMBOLS.length;
  const drawn = Array.from(random)
    .filter((byte) => byte < even)
    .slice(0, LENGTH)
    .map((byte) => byte % SYMBOLS.length);
  if (drawn.length < LENGTH) throw new Error('Too little chance for a recovery code');
  return inGroups(textOf([...drawn, checkOf(drawn)]));
}

/**
 * A code as a person typed it, in its one form; `undefined` when it cannot be one. Case, spaces and hyphens do not count. One wrong
 * symbol, or two that changed places, never pass: the check is a weighted sum modulo a prime.
 */
export function readRecoveryCode(typed: string): string | undefined {
  const text = typed.toUpperCase().replaceAll(/[\s\u2010-\u2015-]+/g, '');
  const values = Array.from(text, (symbol) => SYMBOLS.indexOf(symbol));
  if (values.length !== LENGTH + 1 || values.includes(-1)) return undefined;
  return values.at(-1) === checkOf(values.slice(0, LENGTH)) ? inGroups(text) : undefined;
}

function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value, index) => sum + value * (index + 1), 0) % SYMBOLS.length;
}

function textOf(values: readonly number[]): string {
  return values.map((value) => SYMBOLS[value]).join('');
}

function inGroups(text: string): string {
  return Array.from({ length: text.length / GROUP }, (_, index) =>
    text.slice(index * GROUP, (index + 1) * GROUP),
  ).join('-');
}
