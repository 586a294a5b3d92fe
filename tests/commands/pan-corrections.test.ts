import { describe, expect, it } from 'vitest';
import { beginSession } from '../../src/commands/begin-session.ts';
import { bookAppointment } from '../../src/commands/book-appointment.ts';
import { cancelAppointment } from '../../src/commands/cancel-appointment.ts';
import { checkInVisitor } from '../../src/commands/check-in-visitor.ts';
import { issueAttestation } from '../../src/commands/issue-attestation.ts';
import { logSession } from '../../src/commands/log-session.ts';
import { markNoShow } from '../../src/commands/mark-no-show.ts';
import { reinstateAppointment } from '../../src/commands/reinstate-appointment.ts';
import { undo } from '../../src/commands/undo.ts';
import { voidSession } from '../../src/commands/void-session.ts';
import { accompanimentsIn } from '../../src/domain/appointment/accompaniments-in.ts';
import {
  type AppointmentSession,
  type AppointmentShapes,
  appointmentStatus,
} from '../../src/domain/appointment/appointment.ts';
import { appointmentIdOfVisit, visitIdOfAppointment } from '../../src/domain/kernel/ids.ts';
import { type VisitShapes, visitStatus } from '../../src/domain/visit/visit.ts';
import { testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';
import { openSite } from './open-site.ts';
import { readValues } from './read-values.ts';

/** A Monday, 8:00 in Paris. */
const NOW = Date.UTC(2026, 10, 23, 7);
const MINUTE = 60_000;
const NINE = NOW + 60 * MINUTE;
const procedure = 'sejour';
const session = (start: number, changes: Partial<AppointmentSession> = {}): AppointmentSession => ({
  start,
  end: start + 20 * MINUTE,
  procedure,
  help: ['tool'],
  autonomy: 'partial',
  result: 'filed',
  needs: [],
  people: 1,
  ...changes,
});

async function openPan() {
  const desk = testDesk(NOW);
  await openSite(desk);
  const statusOf = async (id: string) => appointmentStatus(await readValues<AppointmentShapes>(desk, id));
  const visitStatusOf = async (id: string) => visitStatus(await readValues<VisitShapes>(desk, id));
  return { desk, statusOf, visitStatusOf };
}

describe('a cancellation taken back', () => {
  it('books the appointment as it was, and is undone', async () => {
    const { desk, statusOf } = await openPan();
    const { id } = done(await bookAppointment(desk, { start: NINE, procedure }));
    done(await cancelAppointment(desk, { id, by: 'user' }));
    const taken = done(await reinstateAppointment(desk, { id }));
    expect(await statusOf(id)).toBe('booked');
    await undo(desk, taken);
    expect(await statusOf(id)).toBe('cancelled-by-user');
  });

  it('is refused where the place was given to somebody else', async () => {
    const { desk, statusOf } = await openPan();
    const { id } = done(await bookAppointment(desk, { start: NINE, procedure }));
    done(await cancelAppointment(desk, { id, by: 'service' }));
    done(await bookAppointment(desk, { start: NINE, procedure }));
    expect(await reinstateAppointment(desk, { id })).toMatchObject({ failure: { code: 'slot-taken' } });
    expect(await statusOf(id)).toBe('cancelled-by-service');
  });

  it('and an absence noted too early are possible once the hour has passed', async () => {
    const { desk, statusOf } = await openPan();
    const { id } = done(await bookAppointment(desk, { start: NINE, procedure }));
    desk.setNow(NINE + MINUTE);
    done(await markNoShow(desk, { id }));
    done(await reinstateAppointment(desk, { id }));
    expect(await statusOf(id)).toBe('booked');
    expect(await reinstateAppointment(desk, { id })).toMatchObject({ failure: { code: 'wrong-state' } });
  });
});

describe('a session', () => {
  it('begun without appointment runs until it is logged, as one visit', async () => {
    const { desk, visitStatusOf, statusOf } = await openPan();
    const begun = done(await beginSession(desk));
    expect(await visitStatusOf(begun.id)).toBe('called');
    desk.setNow(NOW + 25 * MINUTE);
    const id = appointmentIdOfVisit(begun.id);
    done(await logSession(desk, { id, session: session(NOW) }));
    expect(await visitStatusOf(begun.id)).toBe('served');
    expect(await statusOf(id)).toBe('seen');
    expect(desk.store.all().filter(({ kind }) => kind === 'visit')).toHaveLength(1);
  });

  it('begun by mistake is no visit once it is undone', async () => {
    const { desk, visitStatusOf } = await openPan();
    const begun = done(await beginSession(desk));
    await undo(desk, begun);
    expect(await visitStatusOf(begun.id)).toBe('void');
  });

  it('logged by mistake leaves the appointment « arrivé » and its person at the desk', async () => {
    const { desk, statusOf, visitStatusOf } = await openPan();
    const { id } = done(await bookAppointment(desk, { start: NINE, procedure }));
    desk.setNow(NINE + 30 * MINUTE);
    done(await logSession(desk, { id, session: session(NINE) }));
    const voided = done(await voidSession(desk, { id, reason: 'mistake' }));
    expect(await statusOf(id)).toBe('arrived');
    expect(await visitStatusOf(visitIdOfAppointment(id))).toBe('called');
    await undo(desk, voided);
    expect(await statusOf(id)).toBe('seen');
    expect(await visitStatusOf(visitIdOfAppointment(id))).toBe('served');
  });

  it('without appointment logged by mistake takes the visit it made with it', async () => {
    const { desk, statusOf, visitStatusOf } = await openPan();
    desk.setNow(NINE);
    const { id } = done(await logSession(desk, { session: session(NOW) }));
    done(await voidSession(desk, { id, reason: 'mistake' }));
    expect(await statusOf(id)).toBe('void');
    expect(await visitStatusOf(visitIdOfAppointment(id))).toBe('void');
    expect(await voidSession(desk, { id, reason: 'mistake' })).toMatchObject({
      failure: { code: 'wrong-state' },
    });
  });

  it('of somebody with a ticket, voided, leaves the visit that the counter had registered', async () => {
    const { desk, visitStatusOf } = await openPan();
    const visit = done(await checkInVisitor(desk, { service: 'pan', appointment: false }));
    desk.setNow(NINE);
    const id = appointmentIdOfVisit(visit.id);
    done(await logSession(desk, { id, session: session(NOW) }));
    done(await voidSession(desk, { id, reason: 'mistake' }));
    expect(await visitStatusOf(visit.id)).toBe('called');
  });

  it('of a workshop is one session and as many accompaniments as people; of a family, one', async () => {
    const { desk } = await openPan();
    desk.setNow(NINE);
    const { id } = done(await logSession(desk, { session: session(NOW, { people: 10, workshop: true }) }));
    const logged = (await readValues<AppointmentShapes>(desk, id)).session;
    expect(logged && accompanimentsIn(logged)).toBe(10);
    expect(accompanimentsIn({ people: 4 })).toBe(1);
    expect((await readValues<VisitShapes>(desk, visitIdOfAppointment(id))).arrival?.people).toBe(10);
  });
});

describe('an attestation', () => {
  it('given is a fact of the session, without a name, and is undone', async () => {
    const { desk } = await openPan();
    desk.setNow(NINE);
    const { id } = done(await logSession(desk, { session: session(NOW, { result: 'blocked' }) }));
    const issued = done(await issueAttestation(desk, { id, procedure, reason: 'outage' }));
    const read = async () => (await readValues<AppointmentShapes>(desk, id)).attestation;
    expect(await read()).toEqual({ at: NINE, procedure, reason: 'outage' });
    await undo(desk, issued);
    expect(await read()).toBeUndefined();
  });

  it('is refused on what does not exist or was made by mistake', async () => {
    const { desk } = await openPan();
    const booked = done(await bookAppointment(desk, { start: NINE, procedure }));
    await undo(desk, booked);
    const asked = { procedure, reason: 'unable' as const };
    expect(await issueAttestation(desk, { id: 'none', ...asked })).toMatchObject({
      failure: { code: 'not-found' },
    });
    expect(await issueAttestation(desk, { id: booked.id, ...asked })).toMatchObject({
      failure: { code: 'wrong-state', state: 'void' },
    });
  });
});
