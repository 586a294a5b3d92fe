import type { PullPage } from '../contract/pull.ts';
import { filingDay } from '../domain/kernel/filing-day.ts';
import { admit, type Kind } from '../domain/kernel/kind.ts';
import { mergeFacts } from '../domain/kernel/merge.ts';
import type { GuichetRecord } from '../domain/kernel/record.ts';
import type { SiteTime } from '../domain/kernel/site-time.ts';
import { TALLY } from '../domain/retention/tally.ts';
import type { Position } from '../sync/ports.ts';
import { CLOCK_AT_ENROLMENT, greatestStamp, seenWith, taught } from './clock.ts';
import type { GuichetDatabase } from './database.ts';
import { forget, ownIn, waitingIn, withOnly } from './forget.ts';
import { metaIn, metaRow } from './meta.ts';
import { DirtyDays, recordRow } from './rows.ts';
import type { DrawerRow, RecordRow } from './schema.ts';
import { sweptAmong } from './swept-among.ts';
import { inTransaction, type MemoryTransaction } from './transaction.ts';

export interface PageContext {
  readonly database: GuichetDatabase;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly time: SiteTime;
  readonly now: number;
}

/**
 * Merges a page into the memory, forgets what it says is gone, and moves the cursor, in one transaction: a cursor is never ahead
 * of what is applied. While a reading from 0 is under way (`snapshot.ts`), what it names is held as named.
 */
export async function applyPage(context: PageContext, page: PullPage, asked: Position): Promise<void> {
  const { database } = context;
  const { records, quarantined } = sorted(page, context);
  const tables = ['records', 'outbox', 'dirty', 'drawer', 'meta', 'sweep'] as const;
  await inTransaction(database, tables, async (transaction) => {
    const [position, held, heldClock, seen, swept] = await Promise.all([
      metaIn(transaction, 'position'),
      heldAmong(transaction, records),
      metaIn(transaction, 'clock'),
      metaIn(transaction, 'seen'),
      sweptAmong(transaction, [...records.map(({ id }) => id), ...(page.gone ?? [])]),
    ]);
    for (const id of swept) transaction.delete('sweep', id);
    const named = records.filter(({ id }) => swept.has(id));
    const stripped = await strippedAmong(transaction, named, held);
    const { rows, dirty } = merged(context, records, held, stripped);
    const clock = heldClock ?? CLOCK_AT_ENROLMENT;
    const greatest = greatestStamp(records);
    const told = taught(clock, greatest);
    await putInSlices(transaction, rows, held);
    await forgetGone(transaction, page.gone ?? [], { ...context, dirty });
    for (const row of dirty.rows(crypto.randomUUID())) transaction.put('dirty', row);
    for (const row of quarantined) transaction.put('drawer', row);
    // What a tap goes by stays as it is where it can: see `last-known.ts`.
    if (told !== clock) transaction.put('meta', metaRow('clock', told));
    transaction.put('meta', metaRow('seen', seenWith(seen, greatest)));
    transaction.put('meta', metaRow('position', moved(position ?? asked, page, asked)));
  });
}

/** Rows put in one go, a few milliseconds of work: a finger that touches the screen is answered before the next ones. */
const SLICE = 250;

/**
 * Puts a page's rows slice by slice. A read marks the end of each, since a transaction answers in order; the next slice is
 * put while the one before is written, so that neither this thread nor the disk waits for the other.
 */
async function putInSlices(
  transaction: MemoryTransaction,
  rows: readonly RecordRow[],
  held: Held,
): Promise<void> {
  let written: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < rows.length; from += SLICE) {
    for (const row of rows.slice(from, from + SLICE)) transaction.put('records', row, held.get(row.id));
    const mark = metaIn(transaction, 'position');
    // Where the browser aborts, the transaction's own end tells why.
    mark.catch(() => undefined);
    await written;
    written = mark;
  }
}

/** The rows that are here already, by id. */
type Held = ReadonlyMap<string | undefined, RecordRow | undefined>;

async function heldAmong(transaction: MemoryTransaction, records: readonly GuichetRecord[]): Promise<Held> {
  const ids = [...new Set(records.map(({ id }) => id))];
  const rows = await transaction.getHeld('records', ids);
  return new Map(rows.map((row) => [row?.id, row]));
}

/**
 * Takes from what is held the facts that a reading from 0 does not name: the endpoint may have removed the record long ago, and
 * taken in a late fact of it since.
 * @returns the rows from which something was taken, by id
 */
async function strippedAmong(
  transaction: MemoryTransaction,
  named: readonly GuichetRecord[],
  held: Held,
): Promise<ReadonlyMap<string, RecordRow>> {
  const fuller = named.flatMap((record) => {
    const row = held.get(record.id);
    return row !== undefined && withOnly(row, (name) => isNamed(record, name)) !== row
      ? [{ record, row }]
      : [];
  });
  const ids = fuller.map(({ record }) => record.id);
  const [waiting, drawn] = await Promise.all([
    transaction.getMany('outbox', ids),
    transaction.getMany('drawer', ids),
  ]);
  return new Map(
    fuller.flatMap(({ record, row }, index) => {
      const isOwn = ownIn(row, waiting[index], drawn[index]);
      const left = withOnly(row, (name) => isNamed(record, name) || isOwn(name));
      return left === row ? [] : [[row.id, left] as const];
    }),
  );
}

/** Counts are the endpoint's alone to state: after a restoration, those it has now are right, though they are the older ones. */
function isNamed({ facts }: GuichetRecord, name: string): boolean {
  return name !== TALLY && Object.hasOwn(facts, name);
}

/** What waits of a record that is gone stays: the endpoint will say of it, too, that it is gone. */
async function forgetGone(
  transaction: MemoryTransaction,
  gone: readonly string[],
  context: PageContext & { readonly dirty: DirtyDays },
): Promise<void> {
  const held = (await transaction.getHeld('records', gone)).filter((row) => row !== undefined);
  const waiting = await transaction.getMany(
    'outbox',
    held.map(({ id }) => id),
  );
  for (const [index, row] of held.entries()) forget(transaction, row, waitingIn(waiting[index]), context);
}

/** The cursor moves only in the log and the filter it was read from: another tab may have started anew meanwhile. */
function moved(held: Position, page: PullPage, asked: Position): Position {
  const sameLog =
    held.epoch === page.epoch &&
    held.epoch === asked.epoch &&
    held.scope === asked.scope &&
    held.horizon === asked.horizon;
  if (!sameLog || held.cursor < asked.cursor) return held;
  return { ...held, scope: page.scope, cursor: Math.max(held.cursor, page.cursor) };
}

/** What the page teaches: rows that changed, and the days they leave and enter. */
function merged(
  context: PageContext,
  records: readonly GuichetRecord[],
  held: Held,
  stripped: ReadonlyMap<string, RecordRow>,
) {
  const rows = new Map<string, RecordRow>();
  const dirty = new DirtyDays();
  for (const record of records) {
    const mine = rows.get(record.id) ?? stripped.get(record.id) ?? held.get(record.id);
    const facts = mine === undefined ? record.facts : mergeFacts(mine.facts, record.facts);
    if (facts === held.get(record.id)?.facts || facts === rows.get(record.id)?.facts) continue;
    const day = filingDay({ ...record, facts }, context.kinds, context.time);
    rows.set(record.id, recordRow({ ...record, facts }, day));
    dirty.add(record.kind, day);
    if (mine !== undefined && mine.day !== day) dirty.add(record.kind, mine.day);
  }
  return { rows: [...rows.values()], dirty };
}

/** One unreadable record never blocks the page: it is kept as it came, where a person can see it. */
function sorted(page: PullPage, { kinds, now }: PageContext) {
  const records: GuichetRecord[] = [];
  const quarantined: DrawerRow[] = [];
  for (const [index, raw] of page.records.entries()) {
    const admitted = admit(kinds, raw);
    if (admitted.ok) records.push(admitted.value);
    else quarantined.push(quarantineRow(raw, `${page.cursor}-${index}`, admitted.failure, now));
  }
  return { records, quarantined };
}

function quarantineRow(
  raw: unknown,
  place: string,
  failure: { readonly code: string },
  at: number,
): DrawerRow {
  const { id, site, kind } = Object(raw) as Record<string, unknown>;
  const readableId = typeof id === 'string' ? id : place;
  return {
    id: `received/${readableId}`,
    record: { id: readableId, site: String(site ?? ''), kind: String(kind ?? ''), facts: {} },
    refused: 'unreadable',
    detail: 'field' in failure ? String(failure.field) : failure.code,
    at,
    raw,
  };
}
