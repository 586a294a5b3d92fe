/**
 * A hybrid logical clock reading, sortable as text:
 * 12 hexadecimal digits of milliseconds since 1970, 4 of a counter, then the device. `0193a5b2c3d4-0001-k3f9x2ab`
 *
 * It orders facts even where clocks are wrong: a device never issues a stamp below one it has issued or seen.
 */
export type Stamp = string;

/** The highest instant a device has issued or seen. */
export interface ClockReading {
  readonly ms: number;
  readonly counter: number;
}

export const CLOCK_START: ClockReading = { ms: 0, counter: 0 };

const HIGHEST_MS = 2 ** 48 - 1;
const HIGHEST_COUNTER = 0xffff;
const PATTERN = /^[0-9a-f]{12}-[0-9a-f]{4}-[a-z0-9]{1,16}$/;

/** The next reading: the wall clock where it runs ahead of all that was seen, else one step more than that. */
export function tick(last: ClockReading, nowMs: number): ClockReading {
  const now = Math.min(Math.max(0, Math.floor(nowMs)), HIGHEST_MS);
  if (now > last.ms) return { ms: now, counter: 0 };
  if (last.counter < HIGHEST_COUNTER) return { ms: last.ms, counter: last.counter + 1 };
  return { ms: last.ms + 1, counter: 0 };
}

/** The reading of a clock that has also seen `stamp`. */
export function observe(last: ClockReading, stamp: Stamp): ClockReading {
  const seen = readingOf(stamp);
  const later = seen.ms > last.ms || (seen.ms === last.ms && seen.counter > last.counter);
  return later ? seen : last;
}

export function stampOf(reading: ClockReading, device: string): Stamp {
  const ms = reading.ms.toString(16).padStart(12, '0');
  const counter = reading.counter.toString(16).padStart(4, '0');
  return `${ms}-${counter}-${device}`;
}

export function readingOf(stamp: Stamp): ClockReading {
  return { ms: stampMs(stamp), counter: Number.parseInt(stamp.slice(13, 17), 16) };
}

/** Milliseconds since 1970 that the writing device believed it was. */
export function stampMs(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(0, 12), 16);
}

export function stampDevice(stamp: Stamp): string {
  return stamp.slice(18);
}

export function isStamp(text: unknown): text is Stamp {
  return typeof text === 'string' && PATTERN.test(text);
}
