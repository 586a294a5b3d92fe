import { expect, it } from 'vitest';
import type { ArrivedVisit } from '../../../src/domain/visit/waiting-line.ts';
import { waitsOf } from '../../../src/domain/visit/waits.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const MINUTE = 60_000;

function line(...waitedMs: readonly number[]): readonly ArrivedVisit[] {
  return waitedMs.map((waited, rank) => ({
    id: String(rank),
    service: 'accueil-general',
    visit: {
      arrival: {
        at: NOW - waited,
        service: 'accueil-general',
        appointment: false,
        people: 1,
        userType: 'particulier',
        needs: [],
      },
    },
  }));
}

it('nobody waits: there is nothing to tell', () => {
  expect(waitsOf([], NOW, 20)).toBeUndefined();
});

it('the median is the middle one, or half-way between two; the order of the line does not count', () => {
  expect(waitsOf(line(9000, 1000, 2000), NOW, undefined)).toEqual({
    medianMs: 2000,
    longestMs: 9000,
    overTarget: 0,
  });
  expect(waitsOf(line(4000, 1000), NOW, undefined)?.medianMs).toBe(2500);
});

it('the target is exceeded a moment after it, not at it', () => {
  expect(waitsOf(line(20 * MINUTE, 20 * MINUTE + 1, 5), NOW, 20)?.overTarget).toBe(1);
});

it('an arrival that a wrong clock puts ahead has waited no time', () => {
  expect(waitsOf(line(-5 * MINUTE), NOW, 20)).toEqual({ medianMs: 0, longestMs: 0, overTarget: 0 });
});
