import { expect, test } from 'vitest';
import { filingDay, NO_DAY } from '../../../src/domain/kernel/filing-day.ts';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { kinds } from '../../../src/domain/kinds.ts';

const paris = siteTime('Europe/Paris');
const record = (kind: string, facts: Record<string, unknown>) => ({
  id: 'r1',
  site: 'gers',
  kind,
  facts: Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, { stamp: '000000000001-0000-a', value }]),
  ),
});

test('a record is filed under the day its kind gives it', () => {
  expect(filingDay(record('visit', { arrival: { at: Date.UTC(2026, 10, 23, 23, 30) } }), kinds, paris)).toBe(
    '2026-11-24',
  );
});

test('a setting, an unknown kind and a shape that this version cannot read are filed under no day', () => {
  expect(filingDay(record('setting', { name: 'Gers' }), kinds, paris)).toBe(NO_DAY);
  expect(filingDay(record('mystery-check', { call: { at: 1 } }), kinds, paris)).toBe(NO_DAY);
  expect(filingDay(record('visit', { arrival: { at: 'in a shape to come' } }), kinds, paris)).toBe(NO_DAY);
});
