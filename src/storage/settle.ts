import type { PushAnswer } from '../contract/push.ts';
import type { Kind } from '../domain/kernel/kind.ts';
import type { Facts, GuichetRecord } from '../domain/kernel/record.ts';
import { siteTime } from '../domain/kernel/site-time.ts';
import { greatestStamp, seenWith } from './clock.ts';
import type { GuichetDatabase } from './database.ts';
import { forget, waitingIn } from './forget.ts';
import { metaIn, metaRow } from './meta.ts';
import { drawPushNumber } from './push-number.ts';
import { DirtyDays } from './rows.ts';
import type { DrawerRow, OutboxRow, RecordRow } from './schema.ts';
import { sweptAmong } from './swept-among.ts';
import { inTransaction, type MemoryTransaction } from './transaction.ts';

type Answer = PushAnswer['answers'][number];

export interface SettleContext {
  readonly database: GuichetDatabase;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** This device's clock, milliseconds since 1970. */
  readonly now: number;
}

/**
 * Takes the endpoint's answer in, in one transaction. See `SyncStore.settle`. An answer of another log than the one held by now
 * decides nothing: the endpoint was restored while it was on its way, and may have forgotten what it had just accepted.
 * @returns a number for the next push, drawn on the way: one transaction less
 */
export async function settle(
  { database, kinds, now }: SettleContext,
  sent: readonly GuichetRecord[],
  answer: PushAnswer,
): Promise<number> {
  const answers = new Map(answer.answers.map((one) => [one.id, one]));
  const answered = sent.filter(({ id }) => !waitsOn(answers.get(id)));
  const ids = answered.map(({ id }) => id);
  const tables = ['records', 'outbox', 'drawer', 'dirty', 'meta', 'sweep'] as const;
  return inTransaction(database, tables, async (transaction) => {
    const [rows, drawn, seen, position, swept] = await Promise.all([
      transaction.getNeighbours('outbox', ids),
      transaction.getNeighbours('drawer', ids),
      metaIn(transaction, 'seen'),
      metaIn(transaction, 'position'),
      sweptAmong(transaction, ids),
    ]);
    if (position?.epoch !== answer.epoch) return drawPushNumber(transaction);
    const leftOf = (held: readonly (RecordRow | undefined)[]) =>
      answered.map((record, index) => stillWaiting(rows[index], held[index], record));
    // Mostly nothing was edited meanwhile, and what is held need not be read.
    let left = leftOf([]);
    if (left.some(Boolean)) left = leftOf(await transaction.getNeighbours('records', ids));
    const purged = new Map<string, OutboxRow | undefined>();
    for (const [index, record] of answered.entries()) {
      const waiting = left[index];
      if (waiting) transaction.put('outbox', waiting, rows[index]);
      const verdict = answers.get(record.id) as Answer;
      if (isPurged(verdict)) purged.set(record.id, waiting);
      const missed = isPurged(verdict) ? withoutKnown(record, rows[index]) : record;
      const before = drawn[index];
      const after = drawnAfter(before, missed, verdict, now);
      // A row that stays as it is costs no request.
      if (after === before) continue;
      if (after) transaction.put('drawer', after, before);
      else transaction.delete('drawer', record.id);
    }
    const gone = ids.filter((_, index) => rows[index] && !left[index]);
    await transaction.deleteNeighbours('outbox', gone);
    await forgetPurged(transaction, kinds, purged);
    const accepted = answered.filter(({ id }) => 'accepted' in (answers.get(id) as Answer));
    // A reading of the log that passed before these came in names them later.
    for (const { id } of accepted) if (swept.has(id)) transaction.put('sweep', { id, taken: true });
    transaction.put('meta', metaRow('seen', seenWith(seen, greatestStamp(accepted))));
    return drawPushNumber(transaction);
  });
}

/** Not named, or refused for its clock alone: nothing was decided about it. */
function waitsOn(answer: Answer | undefined): boolean {
  return answer === undefined || ('refused' in answer && answer.refused === 'clock');
}

function isPurged(answer: Answer): boolean {
  return 'refused' in answer && answer.refused === 'purged';
}

/** A fact that the endpoint had before it removed the record is in its counts: nobody misses it. */
function withoutKnown(sent: GuichetRecord, row: OutboxRow | undefined): GuichetRecord {
  const missed = Object.entries(sent.facts).filter(([name, { stamp }]) => row?.known?.[name] !== stamp);
  return { ...sent, facts: Object.fromEntries(missed) };
}

/**
 * What retention has removed at the endpoint goes here too, but for what was written since it was sent.
 * @param purged what of each still waits, by id
 */
async function forgetPurged(
  transaction: MemoryTransaction,
  kinds: ReadonlyMap<string, Kind>,
  purged: ReadonlyMap<string, OutboxRow | undefined>,
): Promise<void> {
  const zone = purged.size > 0 ? (await metaIn(transaction, 'device'))?.zone : undefined;
  if (zone === undefined) return;
  const context = { kinds, time: siteTime(zone), dirty: new DirtyDays() };
  for (const row of await transaction.getHeld('records', [...purged.keys()]))
    if (row !== undefined) forget(transaction, row, waitingIn(purged.get(row.id)), context);
  for (const mark of context.dirty.rows(crypto.randomUUID())) transaction.put('dirty', mark);
}

/**
 * What of the row still waits: the facts edited since they were sent. Where the row notes another stamp than was sent, what is
 * held decides: a fact that lost to another device's while it waited has been sent as held, and waits no more. Where what is held
 * was not read, it may wait.
 */
function stillWaiting(
  row: OutboxRow | undefined,
  held: RecordRow | undefined,
  sent: GuichetRecord,
): OutboxRow | undefined {
  if (row === undefined) return undefined;
  const waiting = Object.entries(row.stamps).filter(([name, stamp]) => {
    const fact = sent.facts[name];
    return fact === undefined || (fact.stamp !== stamp && fact.stamp !== held?.facts[name]?.stamp);
  });
  return waiting.length === 0 ? undefined : { ...row, stamps: Object.fromEntries(waiting) };
}

/** Refused facts go to the drawer beside those refused before; a fact accepted since then leaves it. */
function drawnAfter(
  row: DrawerRow | undefined,
  sent: GuichetRecord,
  answer: Answer,
  at: number,
): DrawerRow | undefined {
  const before = row?.record.facts ?? {};
  if ('refused' in answer) {
    if (Object.keys(sent.facts).length === 0) return row;
    const record = { ...sent, facts: { ...before, ...sent.facts } };
    return { id: sent.id, record, refused: answer.refused, detail: answer.detail, at };
  }
  const left = without(before, sent.facts);
  return row === undefined || Object.keys(left).length === 0
    ? undefined
    : { ...row, record: { ...row.record, facts: left } };
}

function without(facts: Facts, taken: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !Object.hasOwn(taken, name)));
}
