import { describe, expect, it } from 'vitest';
import { levelOf, thresholdsOf } from '../../../src/domain/affluence/levels.ts';

const LEVELS = { moderate: 6, busy: 12, weeks: 8 };

describe('the level of an hour', () => {
  it.each([
    [0, 'calm'],
    [5, 'calm'],
    [6, 'moderate'],
    [11.5, 'moderate'],
    [12, 'busy'],
    [500, 'busy'],
  ])('of %d arrivals is %s', (arrivals, level) => {
    expect(levelOf(arrivals, LEVELS)).toBe(level);
  });
});

describe('thresholds by thirds', () => {
  const thirds = { ...LEVELS, by: 'thirds' as const };

  it('cut the hours at which somebody comes into three parts', () => {
    const typical = [
      [0, 1, 2, 3, null],
      [4, 5, 6, 7, 9],
    ];
    const thresholds = thresholdsOf(thirds, typical);
    expect(thresholds).toEqual({ moderate: 4, busy: 7 });
    const levels = typical
      .flat()
      .map((value) => (value === null || value === 0 ? null : levelOf(value, thresholds)));
    expect(levels.filter((level) => level === 'calm')).toHaveLength(3);
    expect(levels.filter((level) => level === 'busy')).toHaveLength(2);
  });

  it('stay apart where every hour is alike, and are the numbers while nothing is known', () => {
    expect(thresholdsOf(thirds, [[5, 5, 5]])).toEqual({ moderate: 5, busy: 6 });
    expect(thresholdsOf(thirds, [[null]])).toMatchObject({ moderate: 6, busy: 12 });
    expect(thresholdsOf(LEVELS, [[1, 2, 3]])).toMatchObject({ moderate: 6, busy: 12 });
  });
});
