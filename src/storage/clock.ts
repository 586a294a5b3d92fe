import {
  CLOCK_START,
  type ClockReading,
  readingOf,
  type Stamp,
  stampOf,
  tick,
} from '../domain/kernel/stamp.ts';
import type { Clock } from './meta.ts';

export const CLOCK_AT_ENROLMENT: Clock = { last: CLOCK_START, seen: CLOCK_START, offsetMs: 0 };

/** The clock one reading further. @param nowMs this device's wall clock */
export function ticked(clock: Clock, nowMs: number): Clock {
  return { ...clock, last: tick(clock.last, nowMs + clock.offsetMs) };
}

/** The clock of a device that learnt that the endpoint holds `stamp`. */
export function taught(clock: Clock, stamp: Stamp | undefined): Clock {
  if (stamp === undefined) return clock;
  const reading = readingOf(stamp);
  return { ...clock, last: later(clock.last, reading), seen: later(clock.seen, reading) };
}

/**
 * What stands instead of stamps that lie ahead of the endpoint's clock: the time of writing, told by a clock that was set
 * right, in the order they were written, and beyond all the endpoint has taken.
 * @param ahead distinct stamps, in order
 * @param nowMs this device's wall clock; a hybrid stamp may lie beyond it
 */
export function restamped(
  clock: Clock,
  ahead: readonly Stamp[],
  nowMs: number,
  device: string,
): { readonly clock: Clock; readonly stamps: ReadonlyMap<Stamp, Stamp> } {
  const stamps = new Map<Stamp, Stamp>();
  let last = clock.seen;
  for (const stamp of ahead) {
    last = tick(last, Math.min(readingOf(stamp).ms, nowMs) + clock.offsetMs);
    stamps.set(stamp, stampOf(last, device));
  }
  return { clock: { ...clock, last }, stamps };
}

function later(a: ClockReading, b: ClockReading): ClockReading {
  return b.ms > a.ms || (b.ms === a.ms && b.counter > a.counter) ? b : a;
}
