import type { PushAnswer } from '../contract/push.ts';
import type { Facts, GuichetRecord } from '../domain/kernel/record.ts';
import type { Stamp } from '../domain/kernel/stamp.ts';
import { seenWith } from './clock.ts';
import type { GuichetDatabase } from './database.ts';
import { metaIn, metaRow } from './meta.ts';
import { drawPushNumber } from './push-number.ts';
import type { DrawerRow, OutboxRow, RecordRow, Rows } from './schema.ts';
import { inTransaction, type MemoryTransaction } from './transaction.ts';

type Answer = PushAnswer['answers'][number];

/**
 * Takes the endpoint's answer in, in one transaction. See `SyncStore.settle`. An answer of another log than the one held by now
 * decides nothing: the endpoint was restored while it was on its way, and may have forgotten what it had just accepted.
 * @returns a number for the next push, drawn on the way: one transaction less
 */
export async function settle(
  database: GuichetDatabase,
  sent: readonly GuichetRecord[],
  answer: PushAnswer,
  now: number,
): Promise<number> {
  const answers = new Map(answer.answers.map((one) => [one.id, one]));
  const answered = sent.filter(({ id }) => !waitsOn(answers.get(id)));
  const ids = answered.map(({ id }) => id);
  return inTransaction(database, ['records', 'outbox', 'drawer', 'meta'], async (transaction) => {
    const [rows, held, drawn, seen, position] = await Promise.all([
      transaction.getNeighbours('outbox', ids),
      transaction.getNeighbours('records', ids),
      transaction.getNeighbours('drawer', ids),
      metaIn(transaction, 'seen'),
      metaIn(transaction, 'position'),
    ]);
    if (position?.epoch !== answer.epoch) return drawPushNumber(transaction);
    for (const [index, record] of answered.entries()) {
      const row = rows[index];
      replace(transaction, 'outbox', row, stillWaiting(row, held[index], record));
      const verdict = answers.get(record.id) as Answer;
      replace(transaction, 'drawer', drawn[index], drawnAfter(drawn[index], record, verdict, now));
    }
    const accepted = answered.filter(({ id }) => 'accepted' in (answers.get(id) as Answer));
    transaction.put('meta', metaRow('seen', seenWith(seen, greatestStamp(accepted))));
    return drawPushNumber(transaction);
  });
}

/** Not named, or refused for its clock alone: nothing was decided about it. */
function waitsOn(answer: Answer | undefined): boolean {
  return answer === undefined || ('refused' in answer && answer.refused === 'clock');
}

/**
 * What of the row still waits: the facts edited since they were sent. Compared with what is held, not with the stamp the
 * row noted: a fact that lost to another device's while it waited has been sent as held, and waits no more.
 */
function stillWaiting(
  row: OutboxRow | undefined,
  held: RecordRow | undefined,
  sent: GuichetRecord,
): OutboxRow | undefined {
  if (row === undefined) return undefined;
  const waiting = Object.entries(row.stamps).filter(([name]) => {
    const fact = sent.facts[name];
    return fact === undefined || held?.facts[name]?.stamp !== fact.stamp;
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

function greatestStamp(records: readonly GuichetRecord[]): Stamp | undefined {
  return records
    .flatMap(({ facts }) => Object.values(facts).map(({ stamp }) => stamp))
    .sort()
    .at(-1);
}

/** A row that stays as it is costs no request. */
function replace<T extends 'outbox' | 'drawer'>(
  transaction: MemoryTransaction,
  table: T,
  before: Rows[T] | undefined,
  after: Rows[T] | undefined,
): void {
  if (after === before) return;
  if (after !== undefined) transaction.put(table, after, before);
  else if (before !== undefined) transaction.delete(table, before.id);
}
