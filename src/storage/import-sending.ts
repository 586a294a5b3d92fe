import { filingDay } from '../domain/kernel/filing-day.ts';
import type { Kind } from '../domain/kernel/kind.ts';
import { mergeFacts } from '../domain/kernel/merge.ts';
import type { Fact, Facts } from '../domain/kernel/record.ts';
import type { SiteTime } from '../domain/kernel/site-time.ts';
import type { Stamp } from '../domain/kernel/stamp.ts';
import type { UnsentRecord } from '../sync/sync-state.ts';
import { CLOCK_AT_ENROLMENT, taught } from './clock.ts';
import type { GuichetDatabase } from './database.ts';
import { metaIn, metaRow } from './meta.ts';
import { DirtyDays, recordOf, recordRow, waitingFor } from './rows.ts';
import { inTransaction } from './transaction.ts';

export interface ImportContext {
  readonly database: GuichetDatabase;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly time: SiteTime;
  now(): number;
}

/** Of the records of a file: how many now wait to be sent here, how many taught this device nothing. */
export interface TakenIn {
  readonly queued: number;
  readonly known: number;
}

/** Records merged in one transaction: bounds the memory a long outage's file takes. */
const STEP = 500;

/**
 * Takes over what another device could not send: the same merge as a page's, and the facts it taught wait to be sent from
 * here, with their stamps. Taken in twice, or sent by the first device after all, they are the same facts: nothing is doubled.
 * @param records admitted, of this device's site; the facts named are those that waited there
 */
export async function importSending(
  context: ImportContext,
  records: readonly UnsentRecord[],
): Promise<TakenIn> {
  let queued = 0;
  for (let from = 0; from < records.length; from += STEP)
    queued += await importSome(context, records.slice(from, from + STEP));
  return { queued, known: records.length - queued };
}

function importSome(context: ImportContext, records: readonly UnsentRecord[]): Promise<number> {
  const { database, kinds, time, now } = context;
  return inTransaction(database, ['records', 'outbox', 'dirty', 'meta'], async (transaction) => {
    const dirty = new DirtyDays();
    let queued = 0;
    let clock = (await metaIn(transaction, 'clock')) ?? CLOCK_AT_ENROLMENT;
    for (const { record, facts } of records) {
      const [held, waiting] = await Promise.all([
        transaction.get('records', record.id),
        transaction.get('outbox', record.id),
      ]);
      const merged = held === undefined ? only(record.facts, facts) : mergeFacts(held.facts, record.facts);
      const taken = newStamps(facts, merged, held?.facts);
      if (Object.keys(taken).length === 0) continue;
      const whole = { ...(held === undefined ? record : recordOf(held)), facts: merged };
      const day = filingDay(whole, kinds, time);
      transaction.put('records', recordRow(whole, day), held);
      transaction.put('outbox', waitingFor(waiting, record, taken, now()));
      dirty.add(record.kind, day);
      if (held !== undefined) dirty.add(record.kind, held.day);
      for (const stamp of Object.values(taken)) clock = taught(clock, stamp);
      queued += 1;
    }
    for (const row of dirty.rows(crypto.randomUUID())) transaction.put('dirty', row);
    transaction.put('meta', metaRow('clock', clock));
    return queued;
  });
}

/** Of a record that is not here (any more), what waited there: the rest the endpoint has, or has removed. */
function only(all: Facts, names: readonly string[]): Facts {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}

/** The facts that waited there and are news here. */
function newStamps(names: readonly string[], merged: Facts, held: Facts | undefined): Record<string, Stamp> {
  const news = names.filter((name) => merged[name] !== undefined && merged[name] !== held?.[name]);
  return Object.fromEntries(news.map((name) => [name, (merged[name] as Fact).stamp]));
}
