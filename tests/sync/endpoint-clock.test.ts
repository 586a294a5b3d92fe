import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endpointClock } from '../../src/sync/endpoint-clock.ts';

const NOW = Date.UTC(2026, 2, 29, 0, 30);
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

/** A device's two clocks, beside the true time. */
function newClock(skewMs: number, whole: (ms: number) => number = (ms) => ms) {
  let ran = 0;
  let skew = skewMs;
  const clock = endpointClock({ wall: () => whole(NOW + ran + skew), monotonic: () => ran });
  return {
    clock,
    pass(ms: number) {
      ran += ms;
    },
    set(ms: number) {
      skew = ms;
    },
    truth: () => whole(NOW + ran),
    /** An answer that took so long on its way. */
    answer(tookMs = 0) {
      const asked = clock.asked();
      ran += tookMs / 2;
      const time = NOW + ran;
      ran += tookMs / 2;
      clock.learn(time, asked);
    },
  };
}

describe('what time it is', () => {
  test.each([HOUR, -HOUR, YEAR, -YEAR, -NOW])(
    'is the endpoint’s once it has answered a device wrong by %i ms',
    (skew) => {
      const { clock, answer, truth, pass } = newClock(skew);
      expect(clock.offsetMs()).toBe(undefined);
      expect(clock.now()).toBe(truth() + skew);
      answer(400);
      expect(clock.offsetMs()).toBe(-skew);
      expect(clock.now()).toBe(truth());
      pass(10 * HOUR);
      expect(clock.now()).toBe(truth());
    },
  );

  test('is the device’s own where it is right to a minute: one kind of time, and no jump', () => {
    const { clock, answer, truth } = newClock(40_000);
    answer(100);
    expect(clock.offsetMs()).toBe(-40_000);
    expect(clock.now()).toBe(truth() + 40_000);
  });

  test('never goes wrong by more than half of what an answer took', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -YEAR, max: YEAR }),
        fc.nat({ max: 20_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (skew, took, share) => {
          const { clock, pass, truth } = newClock(skew, Math.floor);
          const asked = clock.asked();
          pass(took * share);
          const time = truth();
          pass(took * (1 - share));
          clock.learn(time, asked);
          expect(Number.isInteger(clock.now())).toBe(true);
          expect(Math.abs((clock.offsetMs() ?? Number.NaN) + skew)).toBeLessThanOrEqual(took / 2 + 2);
        },
      ),
    );
  });

  test('is not learnt of an answer that was long on its way, or of an endpoint that has lost its own clock', () => {
    const { clock, answer } = newClock(HOUR);
    answer(30_000);
    expect(clock.offsetMs()).toBe(undefined);
    clock.learn(Date.UTC(1970, 0, 1), clock.asked());
    expect(clock.offsetMs()).toBe(undefined);
  });

  test('is unknown again once somebody has set the clock, and steady only since then', () => {
    const { clock, answer, set, truth, pass } = newClock(HOUR);
    expect(clock.steadySince()).toBe(NOW + HOUR);
    answer();
    pass(5 * 60_000);
    set(0);
    expect(clock.offsetMs()).toBe(undefined);
    expect(clock.now()).toBe(truth());
    expect(clock.steadySince()).toBe(truth());
    answer();
    expect(clock.offsetMs()).toBe(0);
  });

  test('goes on where the page before left it, unless the clock was set between the two', () => {
    const { clock, answer, pass } = newClock(HOUR);
    answer();
    pass(5_000);
    const memo = clock.memo();
    const opened = (laterMs: number, setMs = 0) =>
      endpointClock({ wall: () => memo.leftAt + laterMs + setMs, monotonic: () => laterMs, memo });
    expect(opened(2_000).offsetMs()).toBe(-HOUR);
    expect(opened(2_000).steadySince()).toBe(NOW + HOUR);
    for (const next of [opened(2_000, -HOUR), opened(2_000, HOUR), opened(24 * HOUR)]) {
      expect(next.offsetMs()).toBe(undefined);
      expect(next.steadySince()).toBeGreaterThan(memo.leftAt - 2 * HOUR);
      expect(next.steadySince()).not.toBe(memo.steadySince);
    }
  });

  test('knows nothing of summer time: the night it begins loses and doubles no hour', () => {
    const { clock, answer, truth, pass } = newClock(0);
    answer();
    for (let minute = 0; minute < 120; minute += 1) {
      pass(60_000);
      expect(clock.now()).toBe(truth());
    }
  });
});
