import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookAppointment } from '../../src/commands/book-appointment.ts';
import { cancelAppointment } from '../../src/commands/cancel-appointment.ts';
import { changeSetting } from '../../src/commands/change-setting.ts';
import { moveAppointment } from '../../src/commands/move-appointment.ts';
import { undo } from '../../src/commands/undo.ts';
import { slotsHeld } from '../../src/domain/appointment/agenda.ts';
import { type AppointmentShapes, appointmentStatus } from '../../src/domain/appointment/appointment.ts';
import { testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';
import { openSite } from './open-site.ts';
import { readValues } from './read-values.ts';

/** A Monday, 8:00 in Paris. */
const NOW = Date.UTC(2026, 10, 23, 7);
const HALF_HOUR = 30 * 60_000;
const TUESDAY_NINE = Date.UTC(2026, 10, 24, 8);
const procedure = 'sejour';

async function openPan(zone?: string) {
  const desk = testDesk(NOW, zone);
  await openSite(desk);
  return desk;
}

describe('booking a slot', () => {
  it('keeps the slot and when it was booked', async () => {
    const desk = await openPan();
    const { id } = done(await bookAppointment(desk, { start: TUESDAY_NINE, procedure }));
    expect(await readValues<AppointmentShapes>(desk, id)).toEqual({
      slot: { start: TUESDAY_NINE, durationMinutes: 30, procedure, bookedAt: NOW },
    });
  });

  it.each([0, -HALF_HOUR + 60_000, HALF_HOUR - 60_000])(
    'refuses a slot that overlaps a booked one by %i ms',
    async (shift) => {
      const desk = await openPan();
      done(await bookAppointment(desk, { start: TUESDAY_NINE, procedure }));
      expect(await bookAppointment(desk, { start: TUESDAY_NINE + shift, procedure })).toEqual({
        ok: false,
        failure: { code: 'slot-taken', start: TUESDAY_NINE + shift },
      });
      done(await bookAppointment(desk, { start: TUESDAY_NINE + HALF_HOUR, procedure }));
    },
  );

  it.each([
    ['before opening', Date.UTC(2026, 10, 24, 7)],
    ['running past closing', Date.UTC(2026, 10, 24, 10, 15)],
    ['on a Saturday', Date.UTC(2026, 10, 28, 8)],
    ['on Christmas', Date.UTC(2026, 11, 25, 8)],
  ])('refuses a slot %s', async (_when, start) => {
    const desk = await openPan();
    expect(await bookAppointment(desk, { start, procedure })).toMatchObject({ failure: { code: 'closed' } });
  });

  it('refuses a day the site closed, from the moment it did', async () => {
    const desk = await openPan();
    const value = { from: '2026-11-24', to: '2026-11-24', label: 'Grève' };
    done(await changeSetting(desk, { setting: 'closures', entry: 'greve', value }));
    expect(await bookAppointment(desk, { start: TUESDAY_NINE, procedure })).toEqual({
      ok: false,
      failure: { code: 'closed', day: '2026-11-24' },
    });
  });

  it('refuses the past and this very minute', async () => {
    const desk = await openPan();
    desk.setNow(TUESDAY_NINE);
    expect(await bookAppointment(desk, { start: TUESDAY_NINE, procedure })).toEqual({
      ok: false,
      failure: { code: 'invalid', field: 'start', rule: 'past' },
    });
  });

  it('reads opening hours on the clock of the site', async () => {
    const reunion = await openPan('Indian/Reunion');
    done(await bookAppointment(reunion, { start: Date.UTC(2026, 10, 24, 4, 30), procedure }));
    expect(await bookAppointment(reunion, { start: TUESDAY_NINE, procedure })).toMatchObject({
      failure: { code: 'closed' },
    });
  });

  it('gives the slot back when undone', async () => {
    const desk = await openPan();
    await undo(desk, done(await bookAppointment(desk, { start: TUESDAY_NINE, procedure })));
    done(await bookAppointment(desk, { start: TUESDAY_NINE, procedure }));
  });
});

describe('cancelling and moving', () => {
  it.each([
    ['user', 'cancelled-by-user'],
    ['service', 'cancelled-by-service'],
  ] as const)('says the %s cancelled, and frees the slot', async (by, status) => {
    const desk = await openPan();
    const { id } = done(await bookAppointment(desk, { start: TUESDAY_NINE, procedure }));
    done(await cancelAppointment(desk, { id, by }));
    expect(appointmentStatus(await readValues<AppointmentShapes>(desk, id))).toBe(status);
    done(await bookAppointment(desk, { start: TUESDAY_NINE, procedure }));
    expect(await cancelAppointment(desk, { id, by })).toMatchObject({
      failure: { code: 'wrong-state', state: status },
    });
  });

  it('moves by a quarter of an hour over its own slot, and keeps when it was booked', async () => {
    const desk = await openPan();
    const { id } = done(await bookAppointment(desk, { start: TUESDAY_NINE, procedure }));
    desk.setNow(NOW + HALF_HOUR);
    const moved = done(await moveAppointment(desk, { id, start: TUESDAY_NINE + HALF_HOUR / 2 }));
    const { slot } = await readValues<AppointmentShapes>(desk, id);
    expect(slot).toEqual({
      start: TUESDAY_NINE + HALF_HOUR / 2,
      durationMinutes: 30,
      procedure,
      bookedAt: NOW,
    });
    await undo(desk, moved);
    expect((await readValues<AppointmentShapes>(desk, id)).slot?.start).toBe(TUESDAY_NINE);
  });

  it('does not move onto another person’s slot', async () => {
    const desk = await openPan();
    const { id } = done(await bookAppointment(desk, { start: TUESDAY_NINE, procedure }));
    done(await bookAppointment(desk, { start: TUESDAY_NINE + HALF_HOUR, procedure }));
    expect(await moveAppointment(desk, { id, start: TUESDAY_NINE + HALF_HOUR })).toMatchObject({
      failure: { code: 'slot-taken' },
    });
  });
});

it('never holds two slots that overlap, whatever is booked, moved and cancelled', async () => {
  const step = fc.record({
    verb: fc.constantFrom('book', 'move', 'cancel'),
    start: fc.nat(36).map((quarter) => TUESDAY_NINE - 2 * HALF_HOUR + (quarter * HALF_HOUR) / 2),
    rank: fc.nat(9),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const desk = await openPan();
      const ids: string[] = [];
      for (const { verb, start, rank } of steps) {
        const id = ids[rank % Math.max(1, ids.length)] ?? 'none';
        if (verb === 'move') await moveAppointment(desk, { id, start });
        if (verb === 'cancel') await cancelAppointment(desk, { id, by: 'user' });
        const booked = verb === 'book' ? await bookAppointment(desk, { start, procedure }) : undefined;
        if (booked?.ok) ids.push(booked.value.id);
      }
      const held = [...slotsHeld(desk.store.all())].sort((a, b) => a.start - b.start);
      for (const [rank, span] of held.entries()) {
        expect(span.start).toBeGreaterThanOrEqual(held[rank - 1]?.end ?? 0);
      }
    }),
    { numRuns: 40 },
  );
});
