import { describe, expect, it } from 'vitest';
import { bookAppointment } from '../../src/commands/book-appointment.ts';
import { cancelAppointment } from '../../src/commands/cancel-appointment.ts';
import { markArrived } from '../../src/commands/mark-arrived.ts';
import { markNoShow } from '../../src/commands/mark-no-show.ts';
import { undo } from '../../src/commands/undo.ts';
import { voidVisit } from '../../src/commands/void-visit.ts';
import { type AppointmentShapes, appointmentStatus } from '../../src/domain/appointment/appointment.ts';
import { visitIdOfAppointment } from '../../src/domain/kernel/ids.ts';
import { type VisitShapes, visitKind, visitStatus } from '../../src/domain/visit/visit.ts';
import { type TestDesk, testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';
import { openSite } from './open-site.ts';
import { readValues } from './read-values.ts';

const NOW = Date.UTC(2026, 10, 23, 7);
const NINE = Date.UTC(2026, 10, 23, 8);

async function booked() {
  const desk = testDesk(NOW);
  await openSite(desk);
  const { id } = done(await bookAppointment(desk, { start: NINE, procedure: 'sejour' }));
  desk.setNow(NINE - 5 * 60_000);
  return { desk, id };
}

async function stories(desk: TestDesk, id: string) {
  return {
    appointment: appointmentStatus(await readValues<AppointmentShapes>(desk, id)),
    visit: visitStatus(await readValues<VisitShapes>(desk, visitIdOfAppointment(id))),
  };
}

describe('the person of an appointment arrives', () => {
  it('is one entry: the tick and the visit, by appointment, at the PAN', async () => {
    const { desk, id } = await booked();
    done(await markArrived(desk, { id }));
    const visits = desk.store.all().filter((record) => record.kind === visitKind.name);
    expect(visits).toHaveLength(1);
    expect(await readValues<AppointmentShapes>(desk, id)).toMatchObject({
      arrival: { at: NINE - 5 * 60_000 },
    });
    expect((await readValues<VisitShapes>(desk, visitIdOfAppointment(id))).arrival).toMatchObject({
      at: NINE - 5 * 60_000,
      service: 'pan',
      appointment: true,
      people: 1,
    });
  });

  it('is taken back on both sides, and ticked again', async () => {
    const { desk, id } = await booked();
    await undo(desk, done(await markArrived(desk, { id })));
    expect(await stories(desk, id)).toEqual({ appointment: 'booked', visit: 'unknown' });
    done(await markArrived(desk, { id }));
    expect(await stories(desk, id)).toEqual({ appointment: 'arrived', visit: 'waiting' });
  });

  it('ticked on two tablets that are cut off, then taken back on one of them, tells one story on both', async () => {
    const first = await booked();
    const second = testDesk(NINE);
    for (const record of first.desk.store.all()) second.store.receive(record);
    const ticked = done(await markArrived(first.desk, { id: first.id }));
    done(await markArrived(second, { id: first.id }));
    first.desk.setNow(NINE + 60_000);
    await undo(first.desk, ticked);
    for (const record of first.desk.store.all()) second.store.receive(record);
    for (const record of second.store.all()) first.desk.store.receive(record);
    const told = await stories(first.desk, first.id);
    expect(await stories(second, first.id)).toEqual(told);
    expect(told).toEqual({ appointment: 'booked', visit: 'unknown' });
  });

  it('voiding that visit takes the tick back, and a new tick counts it again', async () => {
    const { desk, id } = await booked();
    done(await markArrived(desk, { id }));
    done(await voidVisit(desk, { id: visitIdOfAppointment(id), reason: 'mistake' }));
    expect(await stories(desk, id)).toEqual({ appointment: 'booked', visit: 'void' });
    done(await markArrived(desk, { id }));
    expect(await stories(desk, id)).toEqual({ appointment: 'arrived', visit: 'waiting' });
  });

  it('refuses another day than its own', async () => {
    const { desk, id } = await booked();
    desk.setNow(NINE + 24 * 3_600_000);
    expect(await markArrived(desk, { id })).toMatchObject({
      failure: { code: 'invalid', rule: 'other-day' },
    });
  });

  it('refuses twice, and who cancelled', async () => {
    const { desk, id } = await booked();
    const ticked = done(await markArrived(desk, { id }));
    expect(await markArrived(desk, { id })).toMatchObject({
      failure: { code: 'wrong-state', state: 'arrived' },
    });
    await undo(desk, ticked);
    done(await cancelAppointment(desk, { id, by: 'user' }));
    expect(await markArrived(desk, { id })).toMatchObject({ failure: { code: 'wrong-state' } });
  });
});

describe('the person does not come', () => {
  it('cannot be said before the time of the appointment', async () => {
    const { desk, id } = await booked();
    expect(await markNoShow(desk, { id })).toMatchObject({ failure: { code: 'invalid', rule: 'future' } });
    desk.setNow(NINE + 15 * 60_000);
    done(await markNoShow(desk, { id }));
    expect((await stories(desk, id)).appointment).toBe('no-show');
  });

  it('who comes late after all has arrived', async () => {
    const { desk, id } = await booked();
    desk.setNow(NINE + 15 * 60_000);
    done(await markNoShow(desk, { id }));
    const arrived = done(await markArrived(desk, { id }));
    expect(await stories(desk, id)).toEqual({ appointment: 'arrived', visit: 'waiting' });
    await undo(desk, arrived);
    expect((await stories(desk, id)).appointment).toBe('no-show');
  });
});
