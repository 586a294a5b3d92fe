import type { Day } from '../kernel/site-time.ts';
import { isWorkingDay } from '../kernel/working-days.ts';
import { demoAppointments } from './demo-appointments.ts';
import type { DemoContext, DemoRecord } from './demo-record.ts';
import { demoVisits } from './demo-visits.ts';
import { demoVoices } from './demo-voices.ts';

/** The seed of the demonstration: one seed, one year, on every machine. */
export const DEMO_SEED = 'gers-2022';

/** Appointments are booked this many days ahead of `until`: generate as many future days. */
export const DEMO_DAYS_AHEAD = 14;

/**
 * Everything that happens on one day of the demonstration site, a préfecture like Gers. Depends on the day and the seed
 * alone; a later `until` only adds facts, so a day may be generated again and merged. A closed day is empty.
 */
export function demoDay(day: Day, context: DemoContext): readonly DemoRecord[] {
  if (!isWorkingDay(day, context.calendar)) return [];
  return [...demoVisits(day, context), ...demoAppointments(day, context), ...demoVoices(day, context)];
}
