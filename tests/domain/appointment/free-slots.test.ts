import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agenda, Span } from '../../../src/domain/appointment/agenda.ts';
import { freeSlots, whyNotBookable } from '../../../src/domain/appointment/free-slots.ts';
import { clockText, siteTime } from '../../../src/domain/kernel/site-time.ts';
import { startingSettings } from '../../../src/domain/setting/starting-settings.ts';

const time = siteTime('Europe/Paris');
const settings = startingSettings({ name: 'Essai', department: '32', holidayRegion: 'metropole' }, false);
const MINUTE = 60_000;
const WEDNESDAY = '2026-11-25';

function agenda(changes: Partial<Agenda> = {}): Agenda {
  return { settings, time, held: [], now: time.at('2026-11-23', 0), ...changes };
}

function clocks(starts: readonly number[]): string[] {
  return starts.map((start) => clockText(time.local(start).minute));
}

describe('the free slots of a day', () => {
  it('are the opening hours of the PAN in half hours', () => {
    const morning = ['08:30', '09:00', '09:30', '10:00', '10:30', '11:00'];
    expect(clocks(freeSlots('2026-11-24', agenda()))).toEqual(morning);
    expect(clocks(freeSlots(WEDNESDAY, agenda()))).toEqual([
      ...morning,
      '13:30',
      '14:00',
      '14:30',
      '15:00',
      '15:30',
    ]);
  });

  it('are none on a Sunday, a public holiday and a closure', () => {
    const closures = { greve: { from: '2026-11-24', to: '2026-11-24', label: 'Grève' } };
    expect(freeSlots('2026-11-29', agenda())).toEqual([]);
    expect(freeSlots('2026-12-25', agenda())).toEqual([]);
    expect(freeSlots('2026-11-24', agenda({ settings: { ...settings, closures } }))).toEqual([]);
  });

  it('leave out what has begun, and this very minute', () => {
    expect(clocks(freeSlots('2026-11-24', agenda({ now: time.at('2026-11-24', 10 * 60) })))).toEqual([
      '10:30',
      '11:00',
    ]);
  });

  it('keep their wall-clock hours after the clock was moved', () => {
    expect(clocks(freeSlots('2026-10-26', agenda({ now: time.at('2026-10-20', 0) })))[0]).toBe('08:30');
    expect(clocks(freeSlots('2027-03-30', agenda()))[0]).toBe('08:30');
  });

  it('leave out every slot that a held one touches, and no other', () => {
    const held = fc.array(
      fc.record({ minute: fc.integer({ min: 480, max: 1000 }), length: fc.integer({ min: 5, max: 90 }) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(held, (spans) => {
        const taken: Span[] = spans.map(({ minute, length }) => {
          const start = time.at(WEDNESDAY, minute);
          return { start, end: start + length * MINUTE };
        });
        const all = freeSlots(WEDNESDAY, agenda());
        const free = freeSlots(WEDNESDAY, agenda({ held: taken }));
        const touched = (start: number) =>
          taken.some((span) => span.start < start + 30 * MINUTE && start < span.end);
        expect(free).toEqual(all.filter((start) => !touched(start)));
        for (const start of free) {
          expect(
            whyNotBookable({ start, end: start + 30 * MINUTE }, agenda({ held: taken })),
          ).toBeUndefined();
        }
      }),
    );
  });
});
