import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedWaitMinutes } from '../../../src/domain/affluence/expected-wait.ts';
import type { VisitColumns } from '../../../src/domain/statistics/visit-columns.ts';

/** Arrivals called after `wait` minutes; `-1` for those who wait. */
function columns(visits: readonly { minute: number; wait: number; service?: string }[]): VisitColumns {
  const services = [...new Set(visits.map(({ service = 'accueil' }) => service))];
  return {
    day: '2026-11-23',
    services,
    service: Uint16Array.from(visits, ({ service = 'accueil' }) => services.indexOf(service)),
    reasons: [''],
    reason: new Uint16Array(visits.length),
    userType: new Uint8Array(visits.length),
    minute: Uint16Array.from(visits, ({ minute }) => minute),
    persons: new Uint16Array(visits.length).fill(1),
    waitSeconds: Int32Array.from(visits, ({ wait }) => (wait < 0 ? -1 : wait * 60)),
    serviceSeconds: new Int32Array(visits.length).fill(-1),
    flags: new Uint8Array(visits.length),
    line: visits
      .filter(({ wait }) => wait < 0)
      .map(({ minute, service = 'accueil' }) => ({ service, at: minute * 60_000 })),
    inHall: { visits: 0, persons: 0 },
    calls: [],
  };
}

/** One call every five minutes up to 10:00. */
const CALLED = Array.from({ length: 12 }, (_, rank) => ({ minute: 540 + 5 * rank, wait: 5 }));

describe('the wait of a newcomer', () => {
  it('is those who wait, at the pace of the last calls', () => {
    const line = [
      { minute: 598, wait: -1 },
      { minute: 599, wait: -1 },
      { minute: 599, wait: -1 },
    ];
    expect(expectedWaitMinutes(columns([...CALLED, ...line]), 'accueil', 600)).toBeCloseTo((3 * 55) / 12, 9);
    expect(expectedWaitMinutes(columns(CALLED), 'accueil', 600)).toBe(0);
  });

  it('is longer when nobody has been called for a while', () => {
    const visits = columns([...CALLED, { minute: 598, wait: -1 }]);
    const at = (now: number) => expectedWaitMinutes(visits, 'accueil', now) as number;
    expect(at(620)).toBeGreaterThan(at(600));
  });

  it('is not said with too few calls of late, nor for a service nobody was called for', () => {
    expect(expectedWaitMinutes(columns(CALLED.slice(0, 4)), 'accueil', 600)).toBeUndefined();
    expect(expectedWaitMinutes(columns(CALLED), 'accueil', 900)).toBeUndefined();
    expect(expectedWaitMinutes(columns(CALLED), 'pan', 600)).toBeUndefined();
  });

  it('keeps services apart', () => {
    const other = CALLED.map((visit) => ({ ...visit, service: 'pan' }));
    const line = { minute: 598, wait: -1, service: 'pan' };
    expect(expectedWaitMinutes(columns([...CALLED, ...other, line]), 'accueil', 600)).toBe(0);
    expect(expectedWaitMinutes(columns([...CALLED, ...other, line]), 'pan', 600)).toBeGreaterThan(0);
  });

  it('is never negative nor infinite, and one more in the line makes it no shorter', () => {
    const visit = fc.record({
      minute: fc.integer({ min: 480, max: 1019 }),
      wait: fc.integer({ min: -1, max: 120 }),
    });
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 60 }), fc.integer({ min: 480, max: 1200 }), (visits, now) => {
        const before = expectedWaitMinutes(columns(visits), 'accueil', now);
        const after = expectedWaitMinutes(columns([...visits, { minute: 480, wait: -1 }]), 'accueil', now);
        expect(after === undefined).toBe(before === undefined);
        expect(before ?? 0).toBeGreaterThanOrEqual(0);
        expect(after ?? 0).toBeGreaterThanOrEqual(before ?? 0);
        expect(Number.isFinite(after ?? 0)).toBe(true);
      }),
    );
  });
});
