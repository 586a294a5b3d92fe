import { appointmentIdOfVisit, referenceOf } from '../kernel/ids.ts';
import { ticketText } from './visit.ts';
import type { ArrivedVisit } from './waiting-line.ts';

/** What a person is called by: the ticket, or for who came to an appointment the reference that was given with it. */
export function callName({ id, visit }: Pick<ArrivedVisit, 'id' | 'visit'>): string {
  const { ticket } = visit.arrival;
  return ticket === undefined ? referenceOf(appointmentIdOfVisit(id)) : ticketText(ticket);
}
