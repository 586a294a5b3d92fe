import type { GuichetRecord } from '../domain/kernel/record.ts';
import type { Day, SiteTime } from '../domain/kernel/site-time.ts';
import type { ColumnKind, ColumnsByKind } from '../domain/statistics/answer.ts';
import { RESPONSE_COLUMNS_VERSION, responseColumnsOf } from '../domain/statistics/response-columns.ts';
import { VISIT_COLUMNS_VERSION, visitColumnsOf } from '../domain/statistics/visit-columns.ts';

/** What lies in the tablet's memory for a day of a kind: its columns, and the layout they are in. */
export interface Chunk {
  readonly version: number;
  readonly columns: ColumnsByKind[ColumnKind];
}

interface Packer<K extends ColumnKind> {
  readonly version: number;
  pack(day: Day, records: Iterable<GuichetRecord>, time: SiteTime): ColumnsByKind[K];
}

const PACKERS: { readonly [K in ColumnKind]: Packer<K> } = {
  visit: { version: VISIT_COLUMNS_VERSION, pack: visitColumnsOf },
  response: { version: RESPONSE_COLUMNS_VERSION, pack: responseColumnsOf },
};

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
