import { expect, test } from 'vitest';
import { passphraseStrength } from '../../../src/domain/sealing/passphrase.ts';

test.each([
  ['court', 'too-short'],
  ['', 'too-short'],
  ['aaaaaaaaaaaaaaaa', 'too-plain'],
  ['abcdefghijklmnop', 'too-plain'],
  ['123456789012345', 'too-plain'],
  ['motdepasse2026', 'too-plain'],
  ['Préfecture du 32', 'too-plain'],
  ['tournesol bleu', 'fair'],
  ['quatre tournesols bleus sous la pluie', 'good'],
  ['x7!Qp#zR2&vN9@kL4', 'good'],
] as const)('« %s » is %s', (passphrase, strength) => {
  expect(passphraseStrength(passphrase)).toBe(strength);
});
