import { CompiledQuery } from 'kysely';
import type { Connection } from './schema.ts';

/**
 * Runs a statement given as text, for those that carry hundreds of values: the query builder would take longer to write them
 * than the database to carry them out. `$1`, `$2` … is how both engines number values.
 */
export async function runPlain<Row>(
  db: Connection,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  return (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
}

/** `$3, $4, $5`. @param from the first number */
export function places(count: number, from = 1): string {
  return Array.from({ length: count }, (_, index) => `$${from + index}`).join(', ');
}

/** `($1, $2), ($3, $4)` for the rows of an insertion. */
export function placesOfRows(rows: number, columns: number): string {
  return Array.from({ length: rows }, (_, row) => `(${places(columns, row * columns + 1)})`).join(', ');
}
