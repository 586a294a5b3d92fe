import { describe, expect, it } from 'vitest';
import { changeOf, comparedPeriod } from '../../../src/domain/statistics/compared-period.ts';

describe('the period compared with', () => {
  it.each([
    ['a month with the month before', 'before', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['a quarter with the quarter before', 'before', '2026-04-01', '2026-06-30', '2026-01-01', '2026-03-31'],
    ['a week with the week before', 'before', '2026-11-23', '2026-11-29', '2026-11-16', '2026-11-22'],
    [
      'February with that of a leap year',
      'last-year',
      '2025-02-01',
      '2025-02-28',
      '2024-02-01',
      '2024-02-29',
    ],
    ['free dates with the same ones', 'last-year', '2026-05-12', '2026-06-17', '2025-05-12', '2025-06-17'],
  ] as const)('is, for %s', (_, comparison, from, to, thenFrom, thenTo) => {
    expect(comparedPeriod({ from, to }, comparison)).toEqual({ from: thenFrom, to: thenTo });
  });

  it('gives no change from nothing', () => {
    expect(changeOf(110, 100)).toBeCloseTo(0.1);
    expect(changeOf(5, 0)).toBeUndefined();
  });
});
