import { valuesOf } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Day } from '../domain/kernel/site-time.ts';
import { peopleRefusal } from '../domain/visit/people-refusal.ts';
import { type Priority, type VisitArrival, type VisitShapes, visitKind } from '../domain/visit/visit.ts';
import type { Desk, Done, WriteTransaction } from './desk.ts';
import { stateNew } from './undo.ts';

/** What one tap says. The rest has the commonest value and is completed afterwards (`edit-arrival`). */
export interface CheckIn {
  readonly service: string;
  readonly appointment: boolean;
  readonly reason?: string;
  readonly people?: number;
  readonly priority?: Priority;
}

/** Registers a visitor who stands at the counter now, and gives the ticket. Fails with `invalid` for a party below 1 or above 500. */
export async function checkInVisitor(desk: Desk, input: CheckIn): Promise<Result<Done>> {
  const refusal = peopleRefusal(input.people ?? 1);
  if (refusal !== undefined) return fail(refusal);
  const id = desk.newId();
  const at = desk.now();
  return desk.store.write(async (transaction) => {
    const arrival: VisitArrival = {
      at,
      service: input.service,
      ...(input.reason === undefined ? {} : { reason: input.reason }),
      appointment: input.appointment,
      people: input.people ?? 1,
      ...(input.priority === undefined ? {} : { priority: input.priority }),
      userType: 'particulier',
      needs: [],
      ticket: { series: desk.series, number: await nextTicketNumber(desk, transaction, at) },
    };
    return ok(await stateNew(desk, transaction, visitKind.name, id, { arrival }));
  });
}

/**
 * One more than the greatest number this desk's series has given today. The series is the desk's own, so desks that are
 * cut off from each other never give the same ticket; voided visits keep theirs. The day's records are only searched when
 * this device does not remember (its memory was wiped, the day is new): a tap must not cost more at the end of the day.
 */
async function nextTicketNumber(desk: Desk, transaction: WriteTransaction, at: number): Promise<number> {
  const today = desk.time.dayOf(at);
  const last = await transaction.recall<LastTicket>(LAST_TICKET);
  const greatest = last?.day === today ? last.number : await greatestTicketOf(desk, transaction, today);
  await transaction.remember(LAST_TICKET, { day: today, number: greatest + 1 } satisfies LastTicket);
  return greatest + 1;
}

interface LastTicket {
  readonly day: Day;
  readonly number: number;
}

const LAST_TICKET = 'last-ticket';

async function greatestTicketOf(desk: Desk, transaction: WriteTransaction, day: Day): Promise<number> {
  let greatest = 0;
  for (const record of await transaction.ofDays(visitKind.name, day, day)) {
    const ticket = valuesOf<VisitShapes>(record).arrival?.ticket;
    if (ticket?.series === desk.series) greatest = Math.max(greatest, ticket.number);
  }
  return greatest;
}
