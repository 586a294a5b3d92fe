/** Whole minutes from an instant to now; 0 when clocks put it ahead. */
export function minutesSince(at: number, now: number): number {
  return Math.max(0, Math.floor((now - at) / 60_000));
}
