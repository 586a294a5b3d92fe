import type { PushAnswer } from '../contract/push.ts';
import type { Facts, GuichetRecord } from '../domain/kernel/record.ts';
import { greatestStamp, seenWith } from './clock.ts';
import type { GuichetDatabase } from './database.ts';
import { metaIn, metaRow } from './meta.ts';
import { drawPushNumber } from './push-number.ts';
import type { DrawerRow, OutboxRow, RecordRow } from './schema.ts';
import { inTransaction } from './transaction.ts';

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
    const [rows, drawn, seen, position] = await Promise.all([
      transaction.getNeighbours('outbox', ids),
      transaction.getNeighbours('drawer', ids),
      metaIn(transaction, 'seen'),
      metaIn(transaction, 'position'),
    ]);
    if (position?.epoch !== answer.epoch) return drawPushNumber(transaction);
    const leftOf = (held: readonly (RecordRow | undefined)[]) =>
      answered.map((record, index) => stillWaiting(rows[index], held[index], record));
    // Mostly nothing was edited meanwhile, and what is held need not be read.
    let left = leftOf([]);
    if (left.some(Boolean)) left = leftOf(await transaction.getNeighbours('records', ids));
    for (const [index, record] of answered.entries()) {
      const waiting = left[index];
      if (waiting) transaction.put('outbox', waiting, rows[index]);
      const before = drawn[index];
      const after = drawnAfter(before, record, answers.get(record.id) as Answer, now);
      // A row that stays as it is costs no request.
      if (after === before) continue;
      if (after) transaction.put('drawer', after, before);
      else transaction.delete('drawer', record.id);
    }
    const gone = ids.filter((_, index) => rows[index] && !left[index]);
    await transaction.deleteNeighbours('outbox', gone);
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
