/**
 * The number of the wire. A message changes only together with this number; a test hashes the messages.
 * The endpoint speaks this one and the one before it.
 */
export const PROTOCOL = 1;

/** Limits of one push. */
export const PUSH_RECORDS_MAX = 500;
export const PUSH_BYTES_MAX = 1_000_000;

/** Records in one pulled page, when the tablet does not say. */
export const PULL_PAGE = 1000;
export const PULL_PAGE_MAX = 5000;

/** A fact stamped further ahead of the endpoint's clock than this is refused (`clock`), nothing is stored. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** How long a one-time code lives. */
export const CODE_LIFE_MS = 10 * 60_000;
