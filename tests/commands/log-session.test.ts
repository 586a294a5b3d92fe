import { describe, expect, it } from 'vitest';
import { bookAppointment } from '../../src/commands/book-appointment.ts';
import { cancelAppointment } from '../../src/commands/cancel-appointment.ts';
import { checkInVisitor } from '../../src/commands/check-in-visitor.ts';
import { logSession } from '../../src/commands/log-session.ts';
import { markArrived } from '../../src/commands/mark-arrived.ts';
import { undo } from '../../src/commands/undo.ts';
import { voidVisit } from '../../src/commands/void-visit.ts';
import type { AppointmentSession, AppointmentShapes } from '../../src/domain/appointment/appointment.ts';
import { appointmentIdOfVisit, visitIdOfAppointment } from '../../src/domain/kernel/ids.ts';
import { type VisitShapes, visitKind, visitStatus } from '../../src/domain/visit/visit.ts';
import { testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';
import { openSite } from './open-site.ts';
import { readValues } from './read-values.ts';

const NOW = Date.UTC(2026, 10, 23, 7);
const NINE = Date.UTC(2026, 10, 23, 8);
const MINUTE = 60_000;
const session: AppointmentSession = {
  start: NINE + 2 * MINUTE,
  end: NINE + 25 * MINUTE,
  procedure: 'sejour',
  help: ['tool'],
  autonomy: 'partial',
  result: 'filed',
  needs: ['langue'],
  people: 2,
};

async function booked() {
  const desk = testDesk(NOW);
  await openSite(desk);
  const { id } = done(await bookAppointment(desk, { start: NINE, procedure: 'sejour' }));
  desk.setNow(NINE + 30 * MINUTE);
  return { desk, id, visitId: visitIdOfAppointment(id) };
}

describe('logging the session of an appointment', () => {
  it('calls the visit at the start and ends it at the end', async () => {
    const { desk, id, visitId } = await booked();
    desk.setNow(NINE - MINUTE);
    done(await markArrived(desk, { id }));
    desk.setNow(NINE + 30 * MINUTE);
    done(await logSession(desk, { id, session }));
    expect(await readValues<VisitShapes>(desk, visitId)).toMatchObject({
      arrival: { at: NINE - MINUTE, people: 2, needs: ['langue'] },
      call: { at: session.start, counter: 'pan' },
      departure: { at: session.end, outcome: 'served' },
    });
  });

  it('says that the person arrived where nobody had ticked it', async () => {
    const { desk, id, visitId } = await booked();
    done(await logSession(desk, { id, session }));
    expect((await readValues<AppointmentShapes>(desk, id)).arrival).toEqual({ at: session.start });
    expect((await readValues<VisitShapes>(desk, visitId)).arrival).toMatchObject({
      at: session.start,
      appointment: true,
    });
  });

  it('leaves no session and no visit when undone', async () => {
    const { desk, id, visitId } = await booked();
    const before = await readValues<AppointmentShapes>(desk, id);
    await undo(desk, done(await logSession(desk, { id, session })));
    expect(await readValues<AppointmentShapes>(desk, id)).toEqual(before);
    expect(await readValues<VisitShapes>(desk, visitId)).toEqual({});
  });

  it('is corrected by logging it again', async () => {
    const { desk, id, visitId } = await booked();
    done(await logSession(desk, { id, session }));
    const corrected = { ...session, result: 'redirected' as const, redirectedTo: 'migrations' };
    const again = done(await logSession(desk, { id, session: corrected }));
    expect((await readValues<VisitShapes>(desk, visitId)).departure).toMatchObject({
      outcome: 'redirected',
      to: 'migrations',
    });
    await undo(desk, again);
    expect((await readValues<AppointmentShapes>(desk, id)).session).toEqual(session);
  });

  it.each([
    [
      'an end before the start',
      { end: session.start - MINUTE },
      { code: 'invalid', field: 'end', rule: 'end-before-start' },
    ],
    ['an end in the future', { end: NINE + 31 * MINUTE }, { code: 'invalid', field: 'end', rule: 'future' }],
    [
      'another day',
      { start: NINE - 24 * 60 * MINUTE },
      { code: 'invalid', field: 'start', rule: 'other-day' },
    ],
  ])('refuses %s', async (_what, wrong, failure) => {
    const { desk, id } = await booked();
    expect(await logSession(desk, { id, session: { ...session, ...wrong } })).toEqual({ ok: false, failure });
  });

  it('refuses a cancelled appointment', async () => {
    const { desk, id } = await booked();
    done(await cancelAppointment(desk, { id, by: 'service' }));
    expect(await logSession(desk, { id, session })).toMatchObject({ failure: { code: 'wrong-state' } });
  });

  it('keeps its visit from being voided apart from it', async () => {
    const { desk, id, visitId } = await booked();
    done(await logSession(desk, { id, session }));
    expect(await voidVisit(desk, { id: visitId, reason: 'mistake' })).toMatchObject({
      failure: { code: 'wrong-state', state: 'seen' },
    });
  });
});

describe('logging a session without appointment', () => {
  it('counts one visit, without appointment', async () => {
    const { desk } = await booked();
    const { id } = done(await logSession(desk, { session }));
    expect(await readValues<AppointmentShapes>(desk, id)).toEqual({ session });
    const visit = await readValues<VisitShapes>(desk, visitIdOfAppointment(id));
    expect(visit.arrival).toMatchObject({ at: session.start, service: 'pan', appointment: false, people: 2 });
    expect(visitStatus(visit)).toBe('served');
  });

  it('counts who was registered at the counter once, under that ticket', async () => {
    const { desk } = await booked();
    const { id: visitId } = done(await checkInVisitor(desk, { service: 'pan', appointment: false }));
    const id = appointmentIdOfVisit(visitId);
    done(await logSession(desk, { id, session }));
    const visits = desk.store.all().filter((record) => record.kind === visitKind.name);
    expect(visits.map((record) => record.id)).toEqual([visitId]);
    const visit = await readValues<VisitShapes>(desk, visitId);
    expect(visit.arrival?.ticket).toEqual({ series: 'A', number: 1 });
    expect(visitStatus(visit)).toBe('served');
  });

  it('refuses an id that is neither an appointment nor a visit here', async () => {
    expect(await logSession(testDesk(NINE + 30 * MINUTE), { id: 'nobody', session })).toEqual({
      ok: false,
      failure: { code: 'not-found', id: 'nobody' },
    });
  });
});
