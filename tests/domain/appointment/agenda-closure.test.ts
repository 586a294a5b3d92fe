import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type AgendaClosure, agendaClosureShape } from '../../../src/domain/appointment/agenda-closure.ts';
import { closuresOn } from '../../../src/domain/appointment/closures-on.ts';
import { addDays, type Day } from '../../../src/domain/kernel/site-time.ts';

/** The days of ten weeks from Monday 7 September 2026 on which it falls. */
function daysOf(closure: Omit<AgendaClosure, 'label'>): readonly Day[] {
  const days = Array.from({ length: 70 }, (_, rank) => addDays('2026-09-07', rank));
  return days.filter((day) => closuresOn(day, { one: { label: 'Réunion', ...closure } }).length > 0);
}

describe('a closure of the agenda', () => {
  it('falls on one day, or on each day up to its last', () => {
    expect(daysOf({ from: '2026-09-08' })).toEqual(['2026-09-08']);
    expect(daysOf({ from: '2026-09-08', to: '2026-09-10' })).toEqual([
      '2026-09-08',
      '2026-09-09',
      '2026-09-10',
    ]);
  });

  it('comes back each week on its weekday, up to its last day or for ever', () => {
    expect(daysOf({ from: '2026-09-09', to: '2026-09-24', repeats: 'weekly' })).toEqual([
      '2026-09-09',
      '2026-09-16',
      '2026-09-23',
    ]);
    expect(daysOf({ from: '2026-09-09', repeats: 'weekly' })).toHaveLength(10);
  });

  it('comes back each month on its weekday of the same rank', () => {
    expect(daysOf({ from: '2026-09-08', repeats: 'monthly' })).toEqual([
      '2026-09-08',
      '2026-10-13',
      '2026-11-10',
    ]);
  });

  it('is told in the order of the clock where several fall on a day', () => {
    const closures = {
      late: { label: 'Formation', from: '2026-09-08', hours: { from: 600, to: 660 } },
      early: { label: 'Réunion', from: '2026-09-08', hours: { from: 540, to: 570 } },
    };
    expect(closuresOn('2026-09-08', closures).map(({ label }) => label)).toEqual(['Réunion', 'Formation']);
  });

  it.each([
    ['ends before it starts', { from: '2026-09-08', to: '2026-09-07' }],
    ['has hours that end before they start', { from: '2026-09-08', hours: { from: 600, to: 600 } }],
    ['is away with nobody', { from: '2026-09-08', away: 0 }],
    ['falls on a day that does not exist', { from: '2026-02-30' }],
    ['has no word', { from: '2026-09-08', label: ' ' }],
  ])('is refused where it %s', (_what, change) => {
    expect(v.is(agendaClosureShape, { label: 'Réunion', ...change })).toBe(false);
  });
});
