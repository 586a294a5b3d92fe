import { CLOCK_TOLERANCE_MS } from '../contract/protocol.ts';
import type { Fact } from '../domain/kernel/record.ts';
import { CLOCK_START, type Stamp, stampMs } from '../domain/kernel/stamp.ts';
import { CLOCK_AT_ENROLMENT, restamped } from './clock.ts';
import type { GuichetDatabase } from './database.ts';
import { metaIn, metaRow } from './meta.ts';
import { DirtyDays } from './rows.ts';
import type { OutboxRow, RecordRow } from './schema.ts';
import { inTransaction } from './transaction.ts';

/**
 * After the endpoint refused the clock: waiting facts stamped ahead of its time get a stamp it will take, in the order
 * they were written, and the clock goes back with them. Facts stamped rightly keep their stamp.
 * @param offsetMs the endpoint's clock minus this device's
 * @param nowMs this device's wall clock
 */
export async function restampWaiting(
  database: GuichetDatabase,
  device: string,
  offsetMs: number,
  nowMs: number,
): Promise<void> {
  await inTransaction(database, ['records', 'outbox', 'dirty', 'meta'], async (transaction) => {
    const waiting = await transaction.getRange('outbox');
    const held = await transaction.getMany(
      'records',
      waiting.map(({ id }) => id),
    );
    const pairs = waiting.map((row, index) => ({ row, record: held[index] as RecordRow }));
    const limit = nowMs + offsetMs + CLOCK_TOLERANCE_MS;
    const before = { ...((await metaIn(transaction, 'clock')) ?? CLOCK_AT_ENROLMENT), offsetMs };
    const seen = (await metaIn(transaction, 'seen')) ?? CLOCK_START;
    const { clock, stamps } = restamped(before, seen, stampsAhead(pairs, limit), nowMs, device);
    const days = new DirtyDays();
    for (const pair of pairs) {
      const changed = restampedPair(pair, stamps);
      if (changed === undefined) continue;
      transaction.put('records', changed.record, pair.record);
      transaction.put('outbox', changed.row, pair.row);
      days.add(changed.record.kind, changed.record.day);
    }
    for (const dirty of days.rows(crypto.randomUUID())) transaction.put('dirty', dirty);
    transaction.put('meta', metaRow('clock', clock));
  });
}

interface Pair {
  readonly row: OutboxRow;
  readonly record: RecordRow;
}

function stampsAhead(pairs: readonly Pair[], limitMs: number): Stamp[] {
  const ahead = new Set<Stamp>();
  for (const { row, record } of pairs) {
    for (const name of Object.keys(row.stamps)) {
      const stamp = record.facts[name]?.stamp;
      if (stamp !== undefined && stampMs(stamp) > limitMs) ahead.add(stamp);
    }
  }
  return [...ahead].sort();
}

function restampedPair({ row, record }: Pair, stamps: ReadonlyMap<Stamp, Stamp>): Pair | undefined {
  const moved = Object.keys(row.stamps).flatMap((name) => {
    const fact = record.facts[name];
    const stamp = fact && stamps.get(fact.stamp);
    return stamp === undefined ? [] : [[name, { ...fact, stamp } as Fact] as const];
  });
  if (moved.length === 0) return undefined;
  const facts = { ...record.facts, ...Object.fromEntries(moved) };
  const noted = Object.fromEntries(moved.map(([name, fact]) => [name, fact.stamp]));
  return { row: { ...row, stamps: { ...row.stamps, ...noted } }, record: { ...record, facts } };
}
