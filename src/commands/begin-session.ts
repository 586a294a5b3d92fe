import { PAN_COUNTER, PAN_SERVICE } from '../domain/appointment/agenda.ts';
import { ok, type Result } from '../domain/kernel/result.ts';
import { type VisitArrival, visitKind } from '../domain/visit/visit.ts';
import { callFacts } from './call-facts.ts';
import type { Desk, Done } from './desk.ts';
import { stateNew } from './undo.ts';

/**
 * Somebody who came straight to the mediator sits down now: the time runs. It is a visit to the PAN, received at once and
 * without a ticket; logging its session (`logSession` with `appointmentIdOfVisit`) stops the time.
 */
export async function beginSession(desk: Desk): Promise<Result<Done>> {
  const id = desk.newId();
  const at = desk.now();
  const arrival: VisitArrival = {
    at,
    service: PAN_SERVICE,
    appointment: false,
    people: 1,
    userType: 'particulier',
    needs: [],
  };
  const facts = { arrival, ...callFacts({}, PAN_COUNTER, at) };
  return desk.store.write(async (transaction) =>
    ok(await stateNew(desk, transaction, visitKind.name, id, facts)),
  );
}
