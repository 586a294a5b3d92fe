import type { GuichetRecord } from '../domain/kernel/record.ts';
import {
  CLOCK_START,
  type ClockReading,
  observe,
  readingOf,
  type Stamp,
  stampOf,
  tick,
} from '../domain/kernel/stamp.ts';
import type { Clock } from './meta.ts';

export const CLOCK_AT_ENROLMENT: Clock = { last: CLOCK_START, offsetMs: 0 };

/** The clock one reading further. @param nowMs this device's wall clock */
export function ticked(clock: Clock, nowMs: number): Clock {
  return { ...clock, last: tick(clock.last, nowMs + clock.offsetMs) };
}

/** The clock of a device that learnt of `stamp`; the same one where it was beyond it already. */
export function taught(clock: Clock, stamp: Stamp | undefined): Clock {
  const last = seenWith(clock.last, stamp);
  return last === clock.last ? clock : { ...clock, last };
}

/** The greatest reading seen, once `stamp` is; the same object where it is not greater. */
export function seenWith(seen: ClockReading | undefined, stamp: Stamp | undefined): ClockReading {
  return stamp === undefined ? (seen ?? CLOCK_START) : observe(seen ?? CLOCK_START, stamp);
}

/**
 * What stands instead of stamps that lie ahead of the endpoint's clock: the time of writing, told by a clock that was set
 * right, in the order they were written, and beyond all the endpoint has taken.
 * @param seen the greatest reading the endpoint has taken
 * @param ahead distinct stamps, in order
 * @param nowMs this device's wall clock; a hybrid stamp may lie beyond it
 */
export function restamped(
  clock: Clock,
  seen: ClockReading,
  ahead: readonly Stamp[],
  nowMs: number,
  device: string,
): { readonly clock: Clock; readonly stamps: ReadonlyMap<Stamp, Stamp> } {
  const stamps = new Map<Stamp, Stamp>();
  let last = seen;
  for (const stamp of ahead) {
    last = tick(last, Math.min(readingOf(stamp).ms, nowMs) + clock.offsetMs);
    stamps.set(stamp, stampOf(last, device));
  }
  return { clock: { ...clock, last }, stamps };
}

/** The greatest stamp of all facts of these records. */
export function greatestStamp(records: readonly GuichetRecord[]): Stamp | undefined {
  let greatest: Stamp | undefined;
  for (const { facts } of records) {
    for (const name in facts) {
      const stamp = (facts[name] as { readonly stamp: Stamp }).stamp;
      if (greatest === undefined || stamp > greatest) greatest = stamp;
    }
  }
  return greatest;
}
