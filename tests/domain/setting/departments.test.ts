import { expect, test } from 'vitest';
import { HOLIDAY_REGIONS } from '../../../src/domain/kernel/holiday-regions.ts';
import { admit } from '../../../src/domain/kernel/kind.ts';
import { isTimeZone } from '../../../src/domain/kernel/site-time.ts';
import { CLOCK_START, stampOf } from '../../../src/domain/kernel/stamp.ts';
import { kinds } from '../../../src/domain/kinds.ts';
import { DEPARTMENTS, departmentOf } from '../../../src/domain/setting/departments.ts';

test('there are the 96 of metropolitan France and the 11 overseas, once each', () => {
  expect(DEPARTMENTS).toHaveLength(96 + 11);
  expect(new Set(DEPARTMENTS.map(({ code }) => code)).size).toBe(DEPARTMENTS.length);
  expect(new Set(DEPARTMENTS.map(({ name }) => name)).size).toBe(DEPARTMENTS.length);
});

test('a site’s setting admits every one of them', () => {
  const stamp = stampOf(CLOCK_START, 'd');
  for (const { code } of DEPARTMENTS) {
    const record = {
      id: 'setting/site',
      site: 's',
      kind: 'setting',
      facts: { department: { stamp, value: code } },
    };
    expect([code, admit(kinds, record).ok]).toEqual([code, true]);
  }
});

test('every time zone exists', () => {
  expect(DEPARTMENTS.filter(({ zone }) => !isTimeZone(zone))).toEqual([]);
});

test('every region of holidays is proposed by some département', () => {
  const proposed = new Set(DEPARTMENTS.flatMap(({ holidayRegions }) => holidayRegions));
  expect(HOLIDAY_REGIONS.filter((region) => !proposed.has(region))).toEqual([]);
});

test('Alsace and Moselle propose both of their calendars, Saint-Martin both of its dates', () => {
  for (const code of ['57', '67', '68']) {
    expect(departmentOf(code)?.holidayRegions).toEqual(['alsace-moselle', 'alsace-moselle-temple']);
  }
  expect([...(departmentOf('978')?.holidayRegions ?? [])].sort()).toEqual([
    'saint-martin-27-mai',
    'saint-martin-28-mai',
  ]);
});
