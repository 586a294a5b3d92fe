import { openingOn } from '../affluence/opening.ts';
import type { Failure } from '../kernel/failure.ts';
import type { Day } from '../kernel/site-time.ts';
import { type Agenda, mostAtOnce, PAN_SERVICE, placesIn, SLOT_MINUTES, type Span } from './agenda.ts';

/**
 * The starts of the slots one can still book on a day, in order (milliseconds since 1970): the opening hours of the PAN
 * cut in slots from the beginning of each span, without public holidays, closures, the past and what has no place left. What
 * is left at the end of a span and is shorter than a slot is not offered.
 */
export function freeSlots(day: Day, agenda: Agenda): readonly number[] {
  return slotStarts(day, agenda).filter(
    (start) => whyNotBookable({ start, end: start + SLOT_MS }, agenda) === undefined,
  );
}

/** Why nobody can be given this time; `undefined` when it is free. */
export function whyNotBookable(span: Span, agenda: Agenda): Failure | undefined {
  const day = agenda.time.dayOf(span.start);
  if (span.start <= agenda.now) return { code: 'invalid', field: 'start', rule: 'past' };
  if (!openSpans(day, agenda).some((open) => open.start <= span.start && span.end <= open.end))
    return { code: 'closed', day };
  const places = placesIn(span, agenda);
  if (places === 0) return { code: 'closed', day };
  return mostAtOnce(span, agenda.held) < places ? undefined : { code: 'slot-taken', start: span.start };
}

/** When the PAN is open on that day, as instants; nothing on a closed day. */
export function openSpans(day: Day, { settings, time }: Pick<Agenda, 'settings' | 'time'>): readonly Span[] {
  const opening = openingOn(day, settings);
  const hours = opening.open ? (opening.byService[PAN_SERVICE] ?? []) : [];
  return hours.map(({ from, to }) => ({ start: time.at(day, from), end: time.at(day, to) }));
}

const SLOT_MS = SLOT_MINUTES * 60_000;

function slotStarts(day: Day, agenda: Agenda): readonly number[] {
  return openSpans(day, agenda).flatMap(({ start, end }) =>
    Array.from({ length: Math.floor((end - start) / SLOT_MS) }, (_, rank) => start + rank * SLOT_MS),
  );
}
