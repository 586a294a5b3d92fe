import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bookAppointment } from '../../src/commands/book-appointment.ts';
import { callNext } from '../../src/commands/call-next.ts';
import { callVisit } from '../../src/commands/call-visit.ts';
import { cancelAppointment } from '../../src/commands/cancel-appointment.ts';
import { checkInVisitor } from '../../src/commands/check-in-visitor.ts';
import type { Done } from '../../src/commands/desk.ts';
import { editArrival } from '../../src/commands/edit-arrival.ts';
import { finishVisit } from '../../src/commands/finish-visit.ts';
import { leaveVisit } from '../../src/commands/leave-visit.ts';
import { logSession } from '../../src/commands/log-session.ts';
import { markArrived } from '../../src/commands/mark-arrived.ts';
import { markNoShow } from '../../src/commands/mark-no-show.ts';
import { moveAppointment } from '../../src/commands/move-appointment.ts';
import { undo } from '../../src/commands/undo.ts';
import { voidVisit } from '../../src/commands/void-visit.ts';
import { type Values, valuesOf } from '../../src/domain/kernel/record.ts';
import type { Result } from '../../src/domain/kernel/result.ts';
import type { VisitShapes } from '../../src/domain/visit/visit.ts';
import { type TestDesk, testDesk } from '../fixtures/test-desk.ts';
import { openSite } from './open-site.ts';

const EIGHT = Date.UTC(2026, 10, 23, 7);
const MINUTE = 60_000;

type Act = (desk: TestDesk, id: string, minute: number) => Promise<Result<Done>>;

function sessionAt(desk: TestDesk) {
  return {
    start: desk.now() - 5 * MINUTE,
    end: desk.now(),
    procedure: 'sejour',
    help: ['tool' as const],
    autonomy: 'partial' as const,
    result: 'filed' as const,
    needs: [],
    people: 1,
  };
}

/** Every verb of the two desks. `id` is that of any record there is; most verbs refuse most of them. */
const ACTS: readonly Act[] = [
  (desk) => checkInVisitor(desk, { service: 'accueil-general', appointment: false }),
  (desk, id) => editArrival(desk, { id, people: 4, reason: 'depot', service: 'migrations' }),
  (desk, id) => callVisit(desk, { id, counter: 'guichet-1' }),
  (desk) => callNext(desk, { counter: 'guichet-2' }),
  (desk, id) => finishVisit(desk, { id, outcome: 'redirected', to: 'autres' }),
  (desk, id) => leaveVisit(desk, { id }),
  (desk, id) => voidVisit(desk, { id, reason: 'duplicate' }),
  (desk, _id, minute) => bookAppointment(desk, { start: EIGHT + minute * MINUTE, procedure: 'sejour' }),
  (desk, id, minute) => moveAppointment(desk, { id, start: EIGHT + minute * MINUTE }),
  (desk, id) => cancelAppointment(desk, { id, by: 'user' }),
  (desk, id) => markNoShow(desk, { id }),
  (desk, id) => markArrived(desk, { id }),
  (desk, id) => logSession(desk, { id, session: sessionAt(desk) }),
  (desk) => logSession(desk, { session: sessionAt(desk) }),
];

/** What counts: a record that says nothing, or was made by mistake, is as one that is not there. */
function story(desk: TestDesk): Readonly<Record<string, unknown>> {
  const told = desk.store
    .all()
    .filter(({ kind }) => kind !== 'setting')
    .map((record) => [record.id, valuesOf(record) as Values<VisitShapes>] as const)
    .filter(([, values]) => Object.keys(values).length > 0 && values.void?.reason !== 'mistake');
  return Object.fromEntries(told);
}

it('whatever was done before, undoing any act leaves things as they stood', async () => {
  const step = fc.record({
    act: fc.constantFrom(...ACTS),
    rank: fc.nat(12),
    minute: fc.nat(13).map((n) => 30 + n * 15),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const desk = testDesk(EIGHT);
      await openSite(desk);
      for (const [rank, { act, rank: chosen, minute }] of steps.entries()) {
        desk.setNow(EIGHT + rank * 5 * MINUTE);
        const ids = desk.store
          .all()
          .map(({ id }) => id)
          .filter((id) => !id.startsWith('setting/'));
        const id = ids[chosen % Math.max(1, ids.length)] ?? 'nobody';
        const before = story(desk);
        const result = await act(desk, id, minute);
        if (!result.ok) expect(story(desk)).toEqual(before);
        else if (rank % 2 === 0) {
          await undo(desk, result.value);
          expect(story(desk)).toEqual(before);
        }
      }
    }),
    { numRuns: 60 },
  );
});
