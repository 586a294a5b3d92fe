/**
 * The number of the wire. A message changes only together with this number; a test hashes the messages.
 * Both sides speak it and every one down to `PROTOCOL_MIN`: a tablet that comes back after weeks is served, and one that was
 * updated first waits for its endpoint in the older words. What 2 has and 1 has not may be left out of every message.
 */
export const PROTOCOL = 2;
export const PROTOCOL_MIN = 1;

/** Limits of one push. */
export const PUSH_RECORDS_MAX = 1000;
export const PUSH_BYTES_MAX = 1_000_000;

/** Records in one pulled page, when the tablet does not say. */
export const PULL_PAGE = 1000;
export const PULL_PAGE_MAX = 5000;

/** A fact stamped further ahead of the endpoint's clock than this is refused (`clock`), nothing is stored. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** How long a one-time code lives. */
export const CODE_LIFE_MS = 10 * 60_000;
