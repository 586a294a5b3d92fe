import type { OpeningSettings } from '../affluence/opening.ts';
import type { GuichetRecord } from '../kernel/record.ts';
import { type Values, valuesOf } from '../kernel/record.ts';
import type { SiteTime } from '../kernel/site-time.ts';
import type { Settings } from '../setting/setting.ts';
import {
  type AppointmentShapes,
  type AppointmentSlot,
  appointmentKind,
  appointmentStatus,
} from './appointment.ts';
import { closuresOn } from './closures-on.ts';

/** The service whose hours are the agenda's, and under which its visits are counted. */
export const PAN_SERVICE = 'pan';

/** Where a session is held; the counter its visit is called to. */
export const PAN_COUNTER = 'pan';

/** How long a slot lasts. */
export const SLOT_MINUTES = 30;

/** What the hours of the PAN and its places are read from. */
export type AgendaSettings = OpeningSettings & Pick<Settings, 'agenda' | 'agendaClosures'>;

/** What a slot is weighed against. */
export interface Agenda {
  readonly settings: AgendaSettings;
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
 * How many people the PAN can receive all through that time, opening hours left aside: its mediators without those who are
 * away for a part of it. 0 when it receives nobody.
 */
export function placesIn(span: Span, { settings, time }: Pick<Agenda, 'settings' | 'time'>): number {
  const day = time.dayOf(span.start);
  const mediators = settings.agenda.mediators ?? 1;
  const away = closuresOn(day, settings.agendaClosures)
    .filter(
      ({ hours }) => hours === undefined || touches(span, time.at(day, hours.from), time.at(day, hours.to)),
    )
    .reduce((sum, closure) => sum + (closure.away ?? mediators), 0);
  return Math.max(0, mediators - away);
}

/** The greatest number of these that stand at one moment of that time. */
export function mostAtOnce(span: Span, held: readonly Span[]): number {
  const within = held.filter(({ start, end }) => touches(span, start, end));
  const moments = [span.start, ...within.map(({ start }) => Math.max(start, span.start))];
  return Math.max(
    ...moments.map((moment) => within.filter(({ start, end }) => start <= moment && moment < end).length),
  );
}

function touches(span: Span, start: number, end: number): boolean {
  return start < span.end && span.start < end;
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
    if (appointment.slot !== undefined && holdsItsSlot(appointment)) held.push(spanOfSlot(appointment.slot));
  }
  return held;
}

/** Whether nobody else can have its place. */
export function holdsItsSlot(appointment: Values<AppointmentShapes>): boolean {
  return !FREEING.has(appointmentStatus(appointment));
}

const FREEING: ReadonlySet<string> = new Set(['void', 'cancelled-by-user', 'cancelled-by-service']);
