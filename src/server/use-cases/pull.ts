import { createHash } from 'node:crypto';
import type { PullQuery } from '../../contract/pull.ts';
import { type Poste, readableKinds } from '../../domain/rights.ts';
import type { Endpoint } from './endpoint.ts';
import type { EnrolledDevice, PageRow, Site, Tombstone } from './ports.ts';

/** A page of the log, its records' facts still text. */
export interface LogPage {
  readonly site: string;
  readonly epoch: string;
  readonly time: number;
  readonly scope: string;
  readonly rows: readonly PageRow[];
  /** Ids of records that were removed. */
  readonly gone: readonly string[];
  /** See `contract/pull.ts`; 0 where no removal is forgotten. */
  readonly horizon: number;
  readonly cursor: number;
  readonly more: boolean;
}

/** A page ends early when its records' facts pass this many characters of JSON. */
const PAGE_CHARS_MAX = 8_000_000;

/**
 * What changed on the device's site since a number, of what its postes may read. Rows and head of the log are read in one
 * state of the database, so the cursor may pass over the rows that the device does not get: none can come in behind it.
 */
export async function pull(
  endpoint: Endpoint,
  device: EnrolledDevice,
  { after, limit }: PullQuery,
): Promise<LogPage> {
  const readable = readableKinds(device.postes);
  const known = [...endpoint.kinds.keys()];
  const query = { after, limit: limit + 1, known, ...readable };
  const { site, rows } = await endpoint.store.snapshot(async (tables) => ({
    site: (await tables.sites.byId(device.site)) as Site,
    rows: inOrder(
      await tables.records.page(device.site, query),
      await tables.tombstones.page(device.site, query),
    ),
  }));
  const sent = firstOf(rows, limit);
  const last = sent.at(-1);
  const more = sent.length < rows.length;
  return {
    site: site.id,
    epoch: site.epoch,
    time: endpoint.now(),
    scope: scopeOf(device.postes),
    rows: sent.filter((row) => 'facts' in row),
    gone: sent.flatMap((row) => ('facts' in row ? [] : [row.id])),
    horizon: site.horizon ?? 0,
    cursor: more && last !== undefined ? last.seq : site.seq,
    more,
  };
}

type LogRow = PageRow | Pick<Tombstone, 'id' | 'seq'>;

function inOrder(
  records: readonly PageRow[],
  removals: readonly Pick<Tombstone, 'id' | 'seq'>[],
): readonly LogRow[] {
  return removals.length === 0 ? records : [...records, ...removals].sort((a, b) => a.seq - b.seq);
}

/** As many rows as were asked for and as fit in a page; at least one. */
function firstOf(rows: readonly LogRow[], limit: number): readonly LogRow[] {
  let chars = 0;
  const tooMany = rows.findIndex((row, index) => {
    chars += 'facts' in row ? row.facts.length : 0;
    return index >= limit || (index > 0 && chars > PAGE_CHARS_MAX);
  });
  return tooMany === -1 ? rows : rows.slice(0, tooMany);
}

/** Names what these postes may read: it changes when they do, or when a new version of the rights says so. */
export function scopeOf(postes: readonly Poste[]): string {
  const { kinds, unknownKinds } = readableKinds(postes);
  const text = JSON.stringify([[...kinds].sort(), unknownKinds]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
