import type { Values } from '../domain/kernel/record.ts';
import { claimFact, claimsOf, type VisitShapes } from '../domain/visit/visit.ts';
import type { Revision } from './revise.ts';

/** What a call to a counter states: the call, that this counter made it, and that the person is put aside no more. */
export function callFacts(visit: Values<VisitShapes>, counter: string, at: number): Revision<VisitShapes> {
  const missed = visit.hold?.missed;
  return {
    call: { at, counter, ...(missed === undefined ? {} : { missed }) },
    [claimFact(counter)]: { at },
    ...(visit.hold === undefined ? {} : { hold: null }),
  };
}

/** What takes a call back, whoever made it. Nothing where nobody called. */
export function uncallFacts(visit: Values<VisitShapes>): Revision<VisitShapes> {
  const claims = [...claimsOf(visit).keys()].map((counter) => [claimFact(counter), null] as const);
  return { ...(visit.call === undefined ? {} : { call: null }), ...Object.fromEntries(claims) };
}
