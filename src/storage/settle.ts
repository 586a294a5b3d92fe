import type { PushAnswer } from '../contract/push.ts';
import type { Facts, GuichetRecord } from '../domain/kernel/record.ts';
import type { Stamp } from '../domain/kernel/stamp.ts';
import { CLOCK_AT_ENROLMENT, taught } from './clock.ts';
import type { DrawerRow, GuichetDatabase, OutboxRow, RecordRow } from './database.ts';
import { metaRow, readMeta } from './meta.ts';

type Answer = PushAnswer['answers'][number];

/** Takes the endpoint's answer in, in one transaction. See `SyncStore.settle`. */
export async function settle(
  database: GuichetDatabase,
  sent: readonly GuichetRecord[],
  answer: PushAnswer,
  now: number,
): Promise<void> {
  const { records, outbox, drawer, meta } = database;
  const answers = new Map(answer.answers.map((one) => [one.id, one]));
  const answered = sent.filter(({ id }) => !waitsOn(answers.get(id)));
  const ids = answered.map(({ id }) => id);
  await database.transaction('rw', [records, outbox, drawer, meta], async () => {
    const [rows, held, drawn, clock] = await Promise.all([
      outbox.bulkGet(ids),
      records.bulkGet(ids),
      drawer.bulkGet(ids),
      readMeta(database, 'clock'),
    ]);
    const outboxChange = new Change<OutboxRow>();
    const drawerChange = new Change<DrawerRow>();
    for (const [index, record] of answered.entries()) {
      outboxChange.note(record.id, rows[index], stillWaiting(rows[index], held[index], record));
      const verdict = answers.get(record.id) as Answer;
      drawerChange.note(record.id, drawn[index], drawnAfter(drawn[index], record, verdict, now));
    }
    const accepted = answered.filter(({ id }) => 'accepted' in (answers.get(id) as Answer));
    await Promise.all([
      outbox.bulkPut(outboxChange.put),
      outbox.bulkDelete(outboxChange.gone),
      drawer.bulkPut(drawerChange.put),
      drawer.bulkDelete(drawerChange.gone),
      meta.put(metaRow('clock', taught(clock ?? CLOCK_AT_ENROLMENT, greatestStamp(accepted)))),
    ]);
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

/** Rows to put and to delete; rows that stay as they are cost no request. */
class Change<Row> {
  readonly put: Row[] = [];
  readonly gone: string[] = [];

  note(id: string, before: Row | undefined, after: Row | undefined): void {
    if (after !== undefined && after !== before) this.put.push(after);
    if (after === undefined && before !== undefined) this.gone.push(id);
  }
}
