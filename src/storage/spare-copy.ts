import type { GuichetRecord } from '../domain/kernel/record.ts';
import type { UnsentRecord } from '../sync/sync-state.ts';
import { type Change, EVERYTHING, type PutRows } from './change.ts';
import type { GuichetDatabase } from './database.ts';
import { type ImportContext, importSending } from './import-sending.ts';
import { recordOf } from './rows.ts';
import type { RecordRow } from './schema.ts';
import { inSnapshot } from './transaction.ts';

const CACHE = 'guichet-unsent';

/** Records of one file of the copy: bounds the memory a long outage takes. */
const TOGETHER = 200;

interface SpareCopyOptions extends ImportContext {
  readonly site: string;
  /** What is sent within this time is never copied: with a network, next to nothing is. */
  readonly afterMs: number;
}

/**
 * Keeps a second copy of what waits to be sent or was refused, in Cache Storage: plain files that do not share IndexedDB's
 * fate. A browser that finds IndexedDB's own files damaged, after a disk that was full for instance, deletes them all.
 * Returns the end of it.
 *
 * First puts back what the copy has and the memory has not. The copy then is made anew, added to as this page writes, and
 * cleared once nothing waits. What lies in it may have been sent meanwhile: to the merge these are facts it knows.
 */
export function keepSpareCopy(options: SpareCopyOptions): () => void {
  const { database, site, afterMs } = options;
  /** Written by this page and not copied yet; stays here as long as the disk has no room for it. */
  const pending = new Map<string, UnsentRecord>();
  let restored = false;
  let outdated = true;
  let filled = true;
  let changed = true;
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function note({ keys }: Change, put?: PutRows): void {
    if (keys.outbox === undefined && keys.drawer === undefined) return;
    if (keys.outbox?.has(EVERYTHING)) pending.clear();
    for (const one of unsentIn(put)) pending.set(one.record.id, one);
    if (keys.drawer !== undefined) outdated = true;
    changed = true;
    copyIn(afterMs);
  }

  function copyIn(delayMs: number): void {
    if (!ended) timer ??= setTimeout(() => void takeTurn(), delayMs);
  }

  async function takeTurn(): Promise<void> {
    changed = false;
    // No room, or a memory that does not open: what is pending goes on waiting.
    const failed = await copy().then(
      () => false,
      () => true,
    );
    timer = undefined;
    if (failed || changed) copyIn(failed ? 2 * afterMs : afterMs);
  }

  async function copy(): Promise<void> {
    const cache = await caches.open(CACHE);
    await copyPending(cache);
    if (!restored) await putBack(options, cache);
    restored = true;
    if (outdated || (filled && (await nothingWaits(database)))) await renew(cache);
  }

  async function copyPending(cache: Cache): Promise<void> {
    const written = [...pending.values()];
    const waiting = await stillWaiting(database, written).catch(() => written);
    if (waiting.length > 0) {
      await keep(cache, site, waiting);
      filled = true;
    }
    // What was written again meanwhile is another object, and stays.
    for (const one of written) if (pending.get(one.record.id) === one) pending.delete(one.record.id);
  }

  async function renew(cache: Cache): Promise<void> {
    outdated = false;
    try {
      filled = await makeAnew(database, cache, site);
    } catch (error) {
      outdated = true;
      throw error;
    }
  }

  const unfollow = database.changes.follow(note);
  copyIn(0);
  return () => {
    ended = true;
    unfollow();
    clearTimeout(timer);
  };
}

/** How many records the copy holds, of whichever site. */
export async function countSpareCopy(): Promise<number> {
  const cache = await caches.open(CACHE);
  const records = (await Promise.all((await cache.keys()).map((file) => recordsIn(cache, file)))).flat();
  return new Set(records.map(({ record }) => record.id)).size;
}

/** For a device that is retired: nothing of it stays. */
export async function forgetSpareCopy(): Promise<void> {
  await caches.delete(CACHE);
}

/** Each site has a folder: what one cannot send is left for the day this browser is a poste of the other again. */
async function filesOf(cache: Cache, site: string): Promise<readonly Request[]> {
  const files = await cache.keys();
  return files.filter(({ url }) => new URL(url).pathname.startsWith(folderOf(site)));
}

function folderOf(site: string): string {
  return `/${CACHE}/${encodeURIComponent(site)}/`;
}

/** A file that was cut short tells nothing. */
async function recordsIn(cache: Cache, file: Request): Promise<readonly UnsentRecord[]> {
  try {
    return (await (await cache.match(file))?.json()) ?? [];
  } catch {
    return [];
  }
}

async function keep(cache: Cache, site: string, records: readonly UnsentRecord[]): Promise<void> {
  await cache.put(`${folderOf(site)}${crypto.randomUUID()}`, new Response(JSON.stringify(records)));
}

async function putBack(options: SpareCopyOptions, cache: Cache): Promise<void> {
  for (const file of await filesOf(cache, options.site)) {
    const records = await recordsIn(cache, file);
    await importSending(options, await newsAmong(options.database, records));
  }
}

/** Looked up first: nearly always all of it is known, and a look stands in no write's way. */
function newsAmong(database: GuichetDatabase, records: readonly UnsentRecord[]): Promise<UnsentRecord[]> {
  return inSnapshot(database, ['records'], async (transaction) => {
    const held = await transaction.getNeighbours(
      'records',
      records.map(({ record }) => record.id),
    );
    return records.filter(({ record, facts }, index) =>
      facts.some((name) => isNews(name, record, held[index])),
    );
  });
}

function isNews(name: string, { facts }: GuichetRecord, held: GuichetRecord | undefined): boolean {
  const [theirs, ours] = [facts[name]?.stamp, held?.facts[name]?.stamp];
  return theirs !== undefined && (ours === undefined || ours < theirs);
}

/** Of the records that were written, those that are not sent yet. */
function stillWaiting(database: GuichetDatabase, records: readonly UnsentRecord[]): Promise<UnsentRecord[]> {
  return inSnapshot(database, ['outbox'], async (transaction) => {
    const rows = await transaction.getNeighbours(
      'outbox',
      records.map(({ record }) => record.id),
    );
    return records.filter((_, index) => rows[index] !== undefined);
  });
}

async function nothingWaits(database: GuichetDatabase): Promise<boolean> {
  return (await inSnapshot(database, ['outbox'], (transaction) => transaction.count('outbox'))) === 0;
}

/**
 * All that waits or was refused, in new files; then the old ones go. Another tab's file that was written meanwhile stays.
 * @returns whether there is anything in it
 */
async function makeAnew(database: GuichetDatabase, cache: Cache, site: string): Promise<boolean> {
  const before = await filesOf(cache, site);
  let filled = false;
  for (const table of ['outbox', 'drawer'] as const) {
    let last: string | undefined;
    do {
      const slice = await sliceOf(database, table, last);
      if (slice.records.length > 0) await keep(cache, site, slice.records);
      filled ||= slice.records.length > 0;
      last = slice.last;
    } while (last !== undefined);
  }
  for (const file of before) await cache.delete(file);
  return filled;
}

interface Slice {
  readonly records: readonly UnsentRecord[];
  /** The last id, where more may follow. */
  readonly last: string | undefined;
}

function sliceOf(
  database: GuichetDatabase,
  table: 'outbox' | 'drawer',
  after: string | undefined,
): Promise<Slice> {
  const range = after === undefined ? undefined : IDBKeyRange.lowerBound(after, true);
  return inSnapshot(database, [table, 'records'], async (transaction) => {
    if (table === 'drawer') {
      const rows = await transaction.getRange('drawer', range, TOGETHER);
      const readable = rows.filter(({ refused }) => refused !== 'unreadable');
      return {
        records: readable.map(({ record }) => ({ record, facts: Object.keys(record.facts) })),
        last: lastOf(rows),
      };
    }
    const rows = await transaction.getRange('outbox', range, TOGETHER);
    const held = await transaction.getNeighbours(
      'records',
      rows.map(({ id }) => id),
    );
    const records = rows.flatMap(({ stamps }, index) => unsent(held[index], stamps));
    return { records, last: lastOf(rows) };
  });
}

function lastOf(rows: readonly { readonly id: string }[]): string | undefined {
  return rows.length < TOGETHER ? undefined : rows.at(-1)?.id;
}

/** Of what a transaction put, the records that wait since. */
function unsentIn(put: PutRows | undefined): UnsentRecord[] {
  return [...(put?.outbox.values() ?? [])].flatMap(({ id, stamps }) => unsent(put?.records.get(id), stamps));
}

function unsent(held: RecordRow | undefined, stamps: Readonly<Record<string, unknown>>): UnsentRecord[] {
  return held === undefined ? [] : [{ record: recordOf(held), facts: Object.keys(stamps) }];
}
