import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLOCK_START,
  type ClockReading,
  isStamp,
  observe,
  readingOf,
  stampDevice,
  stampMs,
  stampOf,
  tick,
} from '../../../src/domain/kernel/stamp.ts';

const clocks = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 47 }),
  fc.constantFrom(0, -1, Date.UTC(1970, 0, 1), Date.UTC(2026, 10, 23), Date.UTC(2027, 10, 23)),
);

describe('a stamp', () => {
  it('sorts as text as it sorts as time', () => {
    const readings = fc.record({ ms: fc.nat(2 ** 40), counter: fc.nat(0xffff) });
    fc.assert(
      fc.property(readings, readings, (a, b) => {
        const inTime = a.ms - b.ms || a.counter - b.counter;
        const asText = stampOf(a, 'd') < stampOf(b, 'd') ? -1 : Number(stampOf(a, 'd') > stampOf(b, 'd'));
        expect(Math.sign(inTime)).toBe(asText);
      }),
    );
  });

  it('gives back what it was made from', () => {
    const stamp = stampOf({ ms: 1_700_000_000_123, counter: 7 }, 'k3f9x2ab');
    expect(isStamp(stamp)).toBe(true);
    expect(readingOf(stamp)).toEqual({ ms: 1_700_000_000_123, counter: 7 });
    expect(stampMs(stamp)).toBe(1_700_000_000_123);
    expect(stampDevice(stamp)).toBe('k3f9x2ab');
  });

  it('always rises on one device, whatever its wall clock does', () => {
    fc.assert(
      fc.property(fc.array(clocks, { maxLength: 50 }), (walls) => {
        let clock: ClockReading = CLOCK_START;
        let last = '';
        for (const wall of walls) {
          clock = tick(clock, wall);
          const stamp = stampOf(clock, 'd');
          expect(stamp > last).toBe(true);
          expect(isStamp(stamp)).toBe(true);
          last = stamp;
        }
      }),
    );
  });

  it('rises above every stamp the device has seen from others', () => {
    fc.assert(
      fc.property(clocks, fc.nat(2 ** 41), fc.nat(0xffff), (wall, ms, counter) => {
        const seen = stampOf({ ms, counter }, 'z');
        const next = tick(observe(tick(CLOCK_START, wall), seen), wall);
        expect(stampOf(next, 'a') > seen).toBe(true);
      }),
    );
  });

  it('carries over into the next millisecond when the counter is full', () => {
    expect(tick({ ms: 5, counter: 0xffff }, 5)).toEqual({ ms: 6, counter: 0 });
  });

  it.each(['', '0193a5b2c3d4-0001-', '0193A5B2C3D4-0001-abc', '0193a5b2c3d4-0001-Été', 'x'.repeat(30)])(
    'is not %j',
    (text) => {
      expect(isStamp(text)).toBe(false);
    },
  );
});
