import type { OpeningSettings } from '../affluence/opening.ts';
import type { GuichetRecord } from '../kernel/record.ts';
import { valuesOf } from '../kernel/record.ts';
import type { SiteTime } from '../kernel/site-time.ts';
import {
  type AppointmentShapes,
  type AppointmentSlot,
  appointmentKind,
  appointmentStatus,
} from './appointment.ts';

/** The service whose hours are the agenda's, and under which its visits are counted. */
export const PAN_SERVICE = 'pan';

/** Where a session is held; the counter its visit is called to. */
export const PAN_COUNTER = 'pan';

/** How long a slot lasts. */
export const SLOT_MINUTES = 30;

/** What a slot is weighed against. One mediator: two slots never overlap. */
export interface Agenda {
  readonly settings: OpeningSettings;
  readonly time: SiteTime;
  /** Slots that somebody holds, of the days asked about; see `slotsHeld`. */
  readonly held: readonly Span[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** From one instant to another, milliseconds since 1970; the end is not in it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function spanOfSlot(slot: Pick<AppointmentSlot, 'start' | 'durationMinutes'>): Span {
  return { start: slot.start, end: slot.start + slot.durationMinutes * 60_000 };
}

/**
 * The slots that appointments hold: all but those that were cancelled or made by mistake. One whose person did not come
 * keeps its slot, since the person may come late.
 * @param except the id of an appointment that is about to leave its slot
 */
export function slotsHeld(records: Iterable<GuichetRecord>, except?: string): readonly Span[] {
  const held: Span[] = [];
  for (const record of records) {
    if (record.kind !== appointmentKind.name || record.id === except) continue;
    const appointment = valuesOf<AppointmentShapes>(record);
    if (appointment.slot !== undefined && !FREEING.has(appointmentStatus(appointment)))
      held.push(spanOfSlot(appointment.slot));
  }
  return held;
}

const FREEING: ReadonlySet<string> = new Set(['void', 'cancelled-by-user', 'cancelled-by-service']);
