import type { GuichetRecord } from '../domain/kernel/record.ts';
import type { Day, SiteTime } from '../domain/kernel/site-time.ts';
import type { ColumnKind, ColumnsByKind } from '../domain/statistics/answer.ts';
import { PACKERS } from '../domain/statistics/packers.ts';

/** What lies in the tablet's memory for a day of a kind: its columns, and the layout they are in. */
export interface Chunk {
  readonly version: number;
  readonly columns: ColumnsByKind[ColumnKind];
}

export function packChunk(
  kind: ColumnKind,
  day: Day,
  records: Iterable<GuichetRecord>,
  time: SiteTime,
): Chunk {
  return { version: PACKERS[kind].version, columns: PACKERS[kind].pack(day, records, time) };
}

export function chunkVersion(kind: ColumnKind): number {
  return PACKERS[kind].version;
}
