import { useEffect, useState } from 'preact/hooks';

export interface Pages<Row> {
  readonly rows: readonly Row[];
  /** From 0. */
  readonly page: number;
  readonly count: number;
  go(page: number): void;
}

/** Cuts a long list into pages. A change of `key` (the filters) goes back to the first. */
export function usePages<Row>(rows: readonly Row[], size: number, key: string): Pages<Row> {
  const [wanted, setWanted] = useState(0);
  useEffect(() => setWanted(0), [key]);
  const count = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(wanted, count - 1);
  return { rows: rows.slice(page * size, (page + 1) * size), page, count, go: setWanted };
}
