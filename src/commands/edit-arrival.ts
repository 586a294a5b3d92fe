import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { type Priority, type VisitArrival, visitKind, visitStatus } from '../domain/visit/visit.ts';
import type { Desk, Done } from './desk.ts';
import { revise } from './revise.ts';

/** What changes in an arrival; what is absent stays. `null` takes back what need not be said. */
export interface ArrivalEdit {
  readonly id: string;
  readonly service?: string;
  readonly appointment?: boolean;
  readonly reason?: string | null;
  readonly people?: number;
  readonly userType?: VisitArrival['userType'];
  readonly needs?: VisitArrival['needs'];
  readonly language?: string | null;
  readonly priority?: Priority | null;
}

/**
 * Completes or corrects what was said of an arrival. The hour and the ticket stay.
 * A reason belongs to its service: it goes when the service changes and none is given.
 * Fails with `not-found`, or `wrong-state` when the visit is void or its arrival has not come yet.
 */
export function editArrival(desk: Desk, { id, ...edit }: ArrivalEdit): Promise<Result<Done>> {
  return revise(desk, visitKind, id, (visit) => {
    const status = visitStatus(visit);
    if (visit.arrival === undefined || status === 'void') return fail({ code: 'wrong-state', state: status });
    return ok({ arrival: edited(visit.arrival, edit) });
  });
}

function edited(arrival: VisitArrival, edit: Omit<ArrivalEdit, 'id'>): VisitArrival {
  const moved = edit.service !== undefined && edit.service !== arrival.service;
  const { reason = moved ? null : undefined, language, priority, ...rest } = edit;
  const { reason: formerReason, language: formerLanguage, priority: formerPriority, ...kept } = arrival;
  const newReason = reason === undefined ? formerReason : reason;
  const newPriority = priority === undefined ? formerPriority : priority;
  const newLanguage = language === undefined ? formerLanguage : language;
  return {
    ...kept,
    ...rest,
    ...(newReason == null ? {} : { reason: newReason }),
    ...(newLanguage == null ? {} : { language: newLanguage }),
    ...(newPriority == null ? {} : { priority: newPriority }),
  };
}
