/** Durations of many visits, ascending, whole seconds: how a month of them is stored, two bytes each. */
export interface SortedDurations {
  /** Those below `NEAR_SECONDS`. */
  readonly near: Uint16Array;
  readonly far: Int32Array;
}

/** Four and a half hours: nearly all waits of a day are shorter, and a count of each second stays small. */
const NEAR_SECONDS = 16_384;

/**
 * How many visits lasted how many seconds. Counts add up, whatever the order and however the visits were cut into days and
 * months, and a rank read in them is exact: the value that sorting all durations would find there.
 */
export class DurationCounts {
  readonly #near = new Uint32Array(NEAR_SECONDS);
  readonly #far = new Map<number, number>();
  #n = 0;

  get n(): number {
    return this.#n;
  }

  /** @param seconds whole, 0 or more */
  add(seconds: number): void {
    this.#n += 1;
    if (seconds < NEAR_SECONDS) this.#near[seconds] = (this.#near[seconds] as number) + 1;
    else this.#addFar(seconds, 1);
  }

  addSorted({ near, far }: SortedDurations): void {
    const counts = this.#near;
    for (let i = 0; i < near.length; i += 1) {
      const seconds = near[i] as number;
      counts[seconds] = (counts[seconds] as number) + 1;
    }
    for (const seconds of far) this.#addFar(seconds, 1);
    this.#n += near.length + far.length;
  }

  addCounts(other: DurationCounts): void {
    const counts = this.#near;
    const added = other.#near;
    for (let i = 0; i < NEAR_SECONDS; i += 1) counts[i] = (counts[i] as number) + (added[i] as number);
    for (const [seconds, count] of other.#far) this.#addFar(seconds, count);
    this.#n += other.#n;
  }

  sorted(): SortedDurations {
    const nearCount = this.#near.reduce((sum, count) => sum + count, 0);
    const near = new Uint16Array(nearCount);
    const far = new Int32Array(this.#n - nearCount);
    let filled = 0;
    for (let seconds = 0; seconds < NEAR_SECONDS; seconds += 1) {
      const count = this.#near[seconds] as number;
      near.fill(seconds, filled, filled + count);
      filled += count;
    }
    filled = 0;
    for (const [seconds, count] of this.#farAscending()) {
      far.fill(seconds, filled, filled + count);
      filled += count;
    }
    return { near, far };
  }

  /**
   * By **nearest rank**: of `n` durations in ascending order, the one of rank ⌈share × n⌉ (the median of an even number is
   * the lower of the two in the middle), so that each is a duration somebody had and equals what
   * `ORDER BY … LIMIT 1 OFFSET ⌈share × n⌉ - 1` says.
   * @param share 0 < share ≤ 1
   * @returns seconds; `undefined` when there is none
   */
  quantile(share: number): number | undefined {
    let left = Math.ceil(share * this.#n);
    if (left === 0) return undefined;
    for (let seconds = 0; seconds < NEAR_SECONDS; seconds += 1) {
      left -= this.#near[seconds] as number;
      if (left <= 0) return seconds;
    }
    for (const [seconds, count] of this.#farAscending()) {
      left -= count;
      if (left <= 0) return seconds;
    }
    return undefined;
  }

  /** How many lasted at most that long. @param seconds whole */
  atMost(seconds: number): number {
    let count = 0;
    for (let i = 0; i <= seconds && i < NEAR_SECONDS; i += 1) count += this.#near[i] as number;
    for (const [each, ofIt] of this.#far) if (each <= seconds) count += ofIt;
    return count;
  }

  #addFar(seconds: number, count: number): void {
    this.#far.set(seconds, (this.#far.get(seconds) ?? 0) + count);
  }

  #farAscending(): readonly (readonly [number, number])[] {
    return [...this.#far].sort(([a], [b]) => a - b);
  }
}
