/**
 * What a public screen may show: nothing that lets one person be recognised; cells under 5 people are merged or hidden.
 * What that means for each figure of the board:
 *
 * - *Visits of the week by service* stay on the wall for days and say what somebody came for: under 5 the number is not
 *   given, and nothing tells 4 from 0 (`shownCount` is `undefined` for both).
 * - *Typical arrivals by weekday × hour* are medians over several weeks, rounded to whole arrivals and shown as levels:
 *   a median of one says that of many days, not that of anybody.
 * - *Arrivals of today by hour* count the whole hall, whatever people came for: the number says no more than what anybody
 *   sat in the hall has seen.
 * - *Waiting now* is the line in front of the reader, and its lines are called aloud. It is gone with the last of them.
 */
export const PUBLIC_CELL_MIN = 5;

/** The count a public screen may give; `undefined` when it stands for fewer people than that. */
export function shownCount(count: number): number | undefined {
  return count < PUBLIC_CELL_MIN ? undefined : count;
}
