/** Rows in one statement: SQLite takes 32,766 values, PostgreSQL 65,535. */
const ROWS_MAX = 1000;

export function* inChunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += ROWS_MAX) yield items.slice(from, from + ROWS_MAX);
}
