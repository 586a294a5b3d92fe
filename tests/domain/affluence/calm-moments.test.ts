import { describe, expect, it } from 'vitest';
import { calmMoments } from '../../../src/domain/affluence/calm-moments.ts';

const LEVELS = { moderate: 6, busy: 12, weeks: 8 };
const OPEN = Array.from({ length: 7 }, (_, weekday) =>
  weekday < 5
    ? [
        { from: 510, to: 720 },
        { from: 810, to: 1020 },
      ]
    : [],
);

/** Arrivals of the hours 8 to 16 of each weekday. */
function week(...days: readonly (readonly number[])[]): (number | null)[][] {
  return Array.from({ length: 7 }, (_, weekday) =>
    Array.from({ length: 24 }, (_hour, hour) =>
      days[weekday] === undefined ? null : (days[weekday][hour - 8] ?? 0),
    ),
  );
}

describe('the calm moments advised', () => {
  it('are the quietest open hours, joined where they touch, one a day, in the order of the week', () => {
    const typical = week(
      [9, 9, 9, 9, 0, 9, 9, 9, 9],
      [9, 9, 9, 1, 0, 9, 9, 9, 9],
      [9, 9, 9, 9, 0, 9, 2, 2, 9],
    );
    expect(calmMoments(typical, OPEN, LEVELS, 3)).toEqual([
      { weekday: 1, from: 11, to: 12 },
      { weekday: 2, from: 14, to: 16 },
    ]);
  });

  it('never advise an hour that is open for half of it', () => {
    const typical = week([0, 5, 4, 5, 0, 0, 4, 5, 3]);
    expect(calmMoments(typical, OPEN, LEVELS, 3)).toEqual([{ weekday: 0, from: 16, to: 17 }]);
  });

  it('never advise an hour that is not calm', () => {
    expect(calmMoments(week([20, 20, 20, 20, 0, 20, 20, 20, 7]), OPEN, LEVELS, 3)).toEqual([]);
  });

  it('advise nothing while nothing is known', () => {
    expect(calmMoments(week(), OPEN, LEVELS, 3)).toEqual([]);
  });

  it('keep to the number wanted', () => {
    const typical = week(...Array.from({ length: 5 }, (_, weekday) => [9, 9, 9, weekday, 0, 9, 9, 9, 9]));
    expect(calmMoments(typical, OPEN, LEVELS, 2)).toEqual([
      { weekday: 0, from: 11, to: 12 },
      { weekday: 1, from: 11, to: 12 },
    ]);
  });
});
