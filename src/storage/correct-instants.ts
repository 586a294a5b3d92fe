import { filingDay } from '../domain/kernel/filing-day.ts';
import type { Fact } from '../domain/kernel/record.ts';
import { stampOf } from '../domain/kernel/stamp.ts';
import type { ClockFault } from '../sync/ports.ts';
import type { PageContext } from './apply-page.ts';
import { CLOCK_AT_ENROLMENT, ticked } from './clock.ts';
import { metaIn, metaRow } from './meta.ts';
import { DirtyDays, recordRow } from './rows.ts';
import type { OutboxRow, RecordRow } from './schema.ts';
import { inTransaction } from './transaction.ts';

/**
 * This device's clock is known to be wrong: instants that unsent facts read from it while it ran as it runs now are put right,
 * under a stamp of their own, since what they say is another thing. Instants a person typed stay, and so does all that was
 * written before the clock was last set or the page opened: nobody knows what the clock said then. See `SyncStore.correctInstants`.
 */
export async function correctInstants(
  { database, kinds, time, now }: PageContext,
  device: string,
  { offsetMs, steadySince }: ClockFault,
): Promise<void> {
  await inTransaction(database, ['records', 'outbox', 'dirty', 'meta'], async (transaction) => {
    const wrong = (await transaction.getRange('outbox')).filter(
      (row) => wronglyClocked(row, steadySince, now).length > 0,
    );
    if (wrong.length === 0) return;
    const held = await transaction.getMany(
      'records',
      wrong.map(({ id }) => id),
    );
    const before = { ...((await metaIn(transaction, 'clock')) ?? CLOCK_AT_ENROLMENT), offsetMs };
    const clock = ticked(before, now);
    const stamp = stampOf(clock.last, device);
    const days = new DirtyDays();
    for (const [index, row] of wrong.entries()) {
      const record = held[index] as RecordRow;
      const facts = corrected(record, wronglyClocked(row, steadySince, now), { offsetMs, stamp });
      const stamps = Object.fromEntries(Object.keys(facts).map((name) => [name, stamp]));
      const moved = { ...record, facts: { ...record.facts, ...facts } };
      const day = filingDay(moved, kinds, time);
      const { clocked: _corrected, ...waiting } = row;
      transaction.put('records', recordRow(moved, day), record);
      transaction.put('outbox', { ...waiting, stamps: { ...row.stamps, ...stamps } }, row);
      days.add(record.kind, record.day);
      days.add(record.kind, day);
    }
    for (const dirty of days.rows(crypto.randomUUID())) transaction.put('dirty', dirty);
    transaction.put('meta', metaRow('clock', clock));
  });
}

function wronglyClocked({ clocked = {}, stamps }: OutboxRow, from: number, to: number): string[] {
  return Object.entries(clocked)
    .filter(([name, at]) => Object.hasOwn(stamps, name) && from <= at && at <= to)
    .map(([name]) => name);
}

function corrected(
  record: RecordRow,
  names: readonly string[],
  { offsetMs, stamp }: { readonly offsetMs: number; readonly stamp: string },
): Record<string, Fact> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const fact = record.facts[name];
      const value = fact?.value as { readonly at: number } | null | undefined;
      if (fact === undefined || typeof value?.at !== 'number') return [];
      const at = Math.max(0, Math.round(value.at + offsetMs));
      return [[name, { ...fact, stamp, value: { ...value, at } }] as const];
    }),
  );
}
