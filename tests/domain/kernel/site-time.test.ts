import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  clockText,
  dayFromNumber,
  dayNumber,
  isDay,
  isTimeZone,
  mondayOf,
  siteTime,
  weekdayOf,
} from '../../../src/domain/kernel/site-time.ts';

const ZONES = [
  'Europe/Paris',
  'Indian/Reunion',
  'America/Guadeloupe',
  'Pacific/Noumea',
  'America/Miquelon',
  'Pacific/Marquesas',
];
const instants = fc.integer({ min: Date.UTC(2001, 0, 1), max: Date.UTC(2099, 0, 1) });

describe('the site’s own clock', () => {
  it.each(ZONES)('agrees with Temporal in %s at any instant', (zone) => {
    const time = siteTime(zone);
    fc.assert(
      fc.property(instants, (at) => {
        const oracle = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        expect(time.local(at)).toEqual({
          day: oracle.toPlainDate().toString(),
          minute: oracle.hour * 60 + oracle.minute,
        });
        expect(time.dayOf(at)).toBe(oracle.toPlainDate().toString());
      }),
    );
  });

  it.each(ZONES)(
    'finds in %s the instant of a wall-clock time, skipped and doubled hours included',
    (zone) => {
      const time = siteTime(zone);
      const summerTimeDays = [
        dayNumber('2026-03-29'),
        dayNumber('2026-10-25'),
        dayNumber('2026-03-08'),
        dayNumber('2026-11-01'),
      ];
      const days = fc.oneof(
        fc.integer({ min: dayNumber('2001-01-02'), max: dayNumber('2098-12-31') }),
        fc.constantFrom(...summerTimeDays),
      );
      fc.assert(
        fc.property(days, fc.nat(1439), (number, minute) => {
          const oracle = Temporal.PlainDate.from(dayFromNumber(number))
            .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
            .toZonedDateTime(zone, { disambiguation: 'compatible' });
          expect(time.at(dayFromNumber(number), minute)).toBe(oracle.epochMilliseconds);
        }),
      );
    },
  );

  it('knows that the night of summer time has no half past two, and that of winter time has two', () => {
    const paris = siteTime('Europe/Paris');
    expect(paris.local(paris.at('2026-03-29', 150)).minute).toBe(210);
    const first = paris.at('2026-10-25', 150);
    expect(paris.local(first + 3_600_000)).toEqual({ day: '2026-10-25', minute: 150 });
  });

  it('changes its offset at the very millisecond of the transition', () => {
    const paris = siteTime('Europe/Paris');
    const transition = Date.UTC(2026, 2, 29, 1);
    expect([paris.local(transition - 1).minute, paris.local(transition).minute]).toEqual([119, 180]);
  });

  it('refuses a zone that does not exist', () => {
    expect(isTimeZone('Europe/Blois')).toBe(false);
    expect(isTimeZone('Indian/Mayotte')).toBe(true);
    expect(() => siteTime('Europe/Blois')).toThrow(RangeError);
  });
});

describe('a day', () => {
  it('counts as Temporal counts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: -400, max: 400 }),
        (number, offset) => {
          const day = dayFromNumber(number);
          const oracle = Temporal.PlainDate.from(day);
          expect(dayNumber(day)).toBe(number);
          expect(weekdayOf(day)).toBe(oracle.dayOfWeek - 1);
          expect(addDays(day, offset)).toBe(oracle.add({ days: offset }).toString());
          expect(weekdayOf(mondayOf(day))).toBe(0);
          expect(dayNumber(day) - dayNumber(mondayOf(day))).toBeLessThan(7);
        },
      ),
    );
  });

  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '26-01-01', '2026-1-1', '', '2026-01-01T00:00'])(
    'is not %j',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it('exists on 29 February of a leap year', () => {
    expect(isDay('2028-02-29')).toBe(true);
  });
});

it('writes minutes of the day as a clock does', () => {
  expect([0, 510, 1439].map(clockText)).toEqual(['00:00', '08:30', '23:59']);
});
