import { CLOCK_TOLERANCE_MS } from '../contract/protocol.ts';
import type { Fact } from '../domain/kernel/record.ts';
import { type Stamp, stampMs, stampOf } from '../domain/kernel/stamp.ts';
import { CLOCK_AT_ENROLMENT, restamped } from './clock.ts';
import type { GuichetDatabase, OutboxRow, RecordRow } from './database.ts';
import { metaRow, readMeta } from './meta.ts';
import { DirtyDays } from './rows.ts';

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
  const { records, outbox, dirty, meta } = database;
  await database.transaction('rw', [records, outbox, dirty, meta], async () => {
    const waiting = await outbox.toArray();
    const held = await records.bulkGet(waiting.map(({ id }) => id));
    const pairs = waiting.map((row, index) => ({ row, record: held[index] as RecordRow }));
    const limit = nowMs + offsetMs + CLOCK_TOLERANCE_MS;
    const before = { ...((await readMeta(database, 'clock')) ?? CLOCK_AT_ENROLMENT), offsetMs };
    const { clock, stamps } = restamped(before, stampsAhead(pairs, limit), nowMs, device);
    const changed = pairs.map((pair) => restampedPair(pair, stamps)).filter((pair) => pair !== undefined);
    const days = new DirtyDays();
    for (const { record } of changed) days.add(record.kind, record.day);
    await Promise.all([
      records.bulkPut(changed.map(({ record }) => record)),
      outbox.bulkPut(changed.map(({ row }) => row)),
      dirty.bulkPut(days.rows(stampOf(clock.last, device))),
      meta.put(metaRow('clock', clock)),
    ]);
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
