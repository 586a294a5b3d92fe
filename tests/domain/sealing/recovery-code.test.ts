import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawRecoveryCode,
  RECOVERY_RANDOM_BYTES,
  readRecoveryCode,
} from '../../../src/domain/sealing/recovery-code.ts';

const random = fc.uint8Array({ minLength: RECOVERY_RANDOM_BYTES, maxLength: RECOVERY_RANDOM_BYTES });
const code = random.filter((bytes) => bytes.filter((byte) => byte < 248).length >= 26).map(drawRecoveryCode);

describe('a recovery code', () => {
  it('is refused with any one symbol wrong', () => {
    fc.assert(
      fc.property(
        code,
        fc.nat(26),
        fc.constantFrom(...'23456789ABCDEFGHJKMNPQRSTUVWXYZ'),
        (good, at, other) => {
          const symbols = Array.from(good.replaceAll('-', ''));
          fc.pre(symbols[at] !== other);
          symbols[at] = other;
          expect(readRecoveryCode(symbols.join(''))).toBeUndefined();
        },
      ),
    );
  });

  it('is refused with any two symbols exchanged', () => {
    fc.assert(
      fc.property(code, fc.nat(25), fc.nat(25), (good, a, b) => {
        const symbols = Array.from(good.replaceAll('-', ''));
        const [first, second] = [symbols[a] as string, symbols[b] as string];
        fc.pre(first !== second);
        symbols[a] = second;
        symbols[b] = first;
        expect(readRecoveryCode(symbols.join(''))).toBeUndefined();
      }),
    );
  });

  it('is refused too short, too long, or with a letter that looks like another', () => {
    const good = drawRecoveryCode(new Uint8Array(RECOVERY_RANDOM_BYTES));
    for (const wrong of ['', good.slice(1), `${good}2`, good.replace('2', 'O'), good.replace('2', '1')])
      expect(readRecoveryCode(wrong)).toBeUndefined();
  });

  it('is read as it is printed, and however it is typed', () => {
    fc.assert(
      fc.property(code, (good) => {
        expect(good).toMatch(/^([2-9A-HJKMNP-Z]{3}-){8}[2-9A-HJKMNP-Z]{3}$/);
        expect(readRecoveryCode(good)).toBe(good);
        expect(readRecoveryCode(` ${good.toLowerCase().replaceAll('-', ' ')}`)).toBe(good);
        expect(readRecoveryCode(good.replaceAll('-', '–'))).toBe(good);
      }),
    );
  });

  it('is not drawn from too little chance', () => {
    expect(() => drawRecoveryCode(new Uint8Array(10))).toThrow();
  });

  it('draws each symbol as often as another', () => {
    const counts = new Map<string, number>();
    for (let round = 0; round < 2000; round += 1) {
      const bytes = crypto.getRandomValues(new Uint8Array(RECOVERY_RANDOM_BYTES));
      for (const symbol of drawRecoveryCode(bytes).replaceAll('-', '').slice(0, 26))
        counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
    }
    const expected = (2000 * 26) / 31;
    expect(counts.size).toBe(31);
    for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.2);
  });
});
