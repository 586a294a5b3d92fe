/** Tries that cost nothing: a slip of the finger is not an attack. */
const FREE_TRIES = 2;
const LONGEST_WAIT_MS = 5 * 60_000;

/** How long to wait after so many wrong tries in a row: nothing twice, then 5 s, 10 s, 20 s … up to five minutes. Milliseconds. */
export function waitAfter(wrongTries: number): number {
  if (wrongTries <= FREE_TRIES) return 0;
  return Math.min(LONGEST_WAIT_MS, 5000 * 2 ** (wrongTries - FREE_TRIES - 1));
}
