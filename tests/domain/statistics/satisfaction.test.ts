import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { columnsByDay } from '../../../src/domain/statistics/packers.ts';
import { satisfactionOf } from '../../../src/domain/statistics/satisfaction.ts';
import { wilson95 } from '../../../src/domain/statistics/wilson.ts';
import { recordOf } from './arbitrary-records.ts';

const PARIS = siteTime('Europe/Paris');

function response(id: string, grades: Record<string, number>, comment?: string, at = '2026-06-15T10:00:00Z') {
  return recordOf('response', id, {
    answers: { at: Date.parse(at), grades, ...(comment ? { comment } : {}) },
  });
}

describe('satisfaction', () => {
  it('leaves the unconcerned and the unanswered out of the denominator', () => {
    const columns = columnsByDay(
      'response',
      [
        response('a', { courtoisie: 4, attente: 0 }),
        response('b', { courtoisie: 2 }),
        response('c', { courtoisie: 3, attente: 0 }),
      ],
      PARIS,
    );
    const { criteria, responses } = satisfactionOf(columns);
    expect(responses).toBe(3);
    expect(criteria.courtoisie).toMatchObject({ n: 3, satisfied: 2, grades: [0, 1, 1, 1] });
    expect(criteria.attente).toEqual({ n: 0, satisfied: 0, grades: [0, 0, 0, 0] });
  });

  it('gives the newest comments first', () => {
    const columns = columnsByDay(
      'response',
      [response('a', {}, 'hier', '2026-06-14T10:00:00Z'), response('b', {}, 'aujourd’hui')],
      PARIS,
    );
    expect(satisfactionOf(columns).comments).toEqual([
      { day: '2026-06-15', text: 'aujourd’hui' },
      { day: '2026-06-14', text: 'hier' },
    ]);
  });
});

describe('the Wilson interval', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the published bounds for %i of %i', (successes, n, low, high) => {
    // R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3.
    const interval = wilson95(successes, n);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  it('holds the share, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const successes = Math.round(n * share);
          const [low, high] = wilson95(successes, n);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low - 1e-12).toBeLessThanOrEqual(successes / n);
          expect(high + 1e-12).toBeGreaterThanOrEqual(successes / n);
        },
      ),
    );
  });
});
