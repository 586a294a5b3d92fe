import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber, dayNumber } from '../../../src/domain/kernel/site-time.ts';
import {
  addWorkingDays,
  holidayOn,
  isBridgeDay,
  isWorkingDay,
  type WorkCalendar,
  workingDaysBetween,
} from '../../../src/domain/kernel/working-days.ts';

const METROPOLE: WorkCalendar = { region: 'metropole', closures: [] };
const days = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2035-12-31') }).map(dayFromNumber);
const calendars = fc.record({
  region: fc.constantFrom('metropole', 'alsace-moselle-temple', 'reunion', 'mayotte') as fc.Arbitrary<
    WorkCalendar['region']
  >,
  closures: fc.array(
    fc
      .tuple(days, fc.nat(10))
      .map(([from, length]) => ({ from, to: dayFromNumber(dayNumber(from) + length) })),
    {
      maxLength: 5,
    },
  ),
});

describe('working days', () => {
  it('of the bridge of May 2026 leave out both holidays and the weekends', () => {
    const week = [
      '2026-05-11',
      '2026-05-12',
      '2026-05-13',
      '2026-05-14',
      '2026-05-15',
      '2026-05-16',
      '2026-05-17',
    ];
    expect(week.map((day) => isWorkingDay(day, METROPOLE))).toEqual([
      true,
      true,
      true,
      false,
      true,
      false,
      false,
    ]);
    const bridge = { ...METROPOLE, closures: [{ from: '2026-05-15', to: '2026-05-15' }] };
    expect(isWorkingDay('2026-05-15', bridge)).toBe(false);
    expect(holidayOn('2026-05-14', 'metropole')?.name).toBe('Ascension');
  });

  it('of a reply start counting the day after receipt', () => {
    expect(addWorkingDays('2026-11-23', 5, METROPOLE)).toBe('2026-11-30');
    expect(addWorkingDays('2026-11-23', 10, METROPOLE)).toBe('2026-12-07');
    expect(addWorkingDays('2026-11-06', 5, METROPOLE)).toBe('2026-11-16');
    expect(addWorkingDays('2026-11-21', 0, METROPOLE)).toBe('2026-11-21');
  });

  it('added then counted give the number back, and end on a working day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), calendars, (day, count, calendar) => {
        const end = addWorkingDays(day, count, calendar);
        expect(isWorkingDay(end, calendar)).toBe(true);
        expect(workingDaysBetween(day, end, calendar)).toBe(count);
      }),
    );
  });

  it('between two days are none when the second is not later', () => {
    expect(workingDaysBetween('2026-11-24', '2026-11-23', METROPOLE)).toBe(0);
    expect(workingDaysBetween('2026-11-23', '2026-11-23', METROPOLE)).toBe(0);
  });
});

describe('bridge days', () => {
  it.each([
    ['the Friday after Ascension', '2026-05-15', 'metropole', true],
    ['the Monday before a Tuesday 14 July', '2026-07-13', 'metropole', true],
    ['the Thursday of Ascension itself', '2026-05-14', 'metropole', false],
    ['the Wednesday before Ascension', '2026-05-13', 'metropole', false],
    ['an ordinary Friday', '2026-05-22', 'metropole', false],
    ['a Saturday', '2026-05-16', 'metropole', false],
    ['the Monday before a Tuesday 20 December in Réunion', '2022-12-19', 'reunion', true],
    ['the same day elsewhere', '2022-12-19', 'metropole', false],
  ] as const)('%s', (_, day, region, expected) => {
    expect(isBridgeDay(day, { region })).toBe(expected);
  });
});
