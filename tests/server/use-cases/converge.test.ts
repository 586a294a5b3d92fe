import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PushAnswer } from '../../../src/contract/push.ts';
import { mergeFacts } from '../../../src/domain/kernel/merge.ts';
import type { Facts, GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { stampOf } from '../../../src/domain/kernel/stamp.ts';
import { endpointOver } from '../../../src/server/endpoint-over.ts';
import type { Endpoint } from '../../../src/server/use-cases/endpoint.ts';
import { createSite, planSite } from '../../../src/server/use-cases/new-site.ts';
import type { EnrolledDevice } from '../../../src/server/use-cases/ports.ts';
import { pull } from '../../../src/server/use-cases/pull.ts';
import { push } from '../../../src/server/use-cases/push.ts';
import type { TestDatabase } from '../../fixtures/test-databases.ts';
import { GERS } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

/** Few ids, names, stamps and values on purpose: ties and collisions must happen often. */
const stamps = fc
  .record({ ms: fc.integer({ min: 0, max: 3 }), counter: fc.nat(1), device: fc.constantFrom('a', 'b') })
  .map(({ ms, counter, device }) => stampOf({ ms, counter }, device));
const values = fc.oneof(fc.constant(null), fc.nat(2), fc.record({ y: fc.nat(1), x: fc.nat(1) }));
const facts = fc.dictionary(
  fc.constantFrom('mood', 'note', 'size'),
  fc.record({ stamp: stamps, value: values }),
  {
    minKeys: 1,
  },
) as fc.Arbitrary<Facts>;
const pushes = fc.array(
  fc.array(fc.record({ id: fc.constantFrom('r1', 'r2', 'r3'), facts }), { maxLength: 4 }),
  {
    minLength: 1,
    maxLength: 6,
  },
);

describeOnEachDatabase('pushes of several devices', (newDatabase, engine) => {
  let database: TestDatabase;
  /** A SQLite file has one process, a PostgreSQL database as many as are wanted. */
  const processes: Endpoint[] = [];
  let endpoint: Endpoint;
  let site: string;
  let prefix = 0;
  beforeAll(async () => {
    database = await newDatabase();
    for (let count = engine === 'SQLite' ? 1 : 3; count > 0; count -= 1) {
      processes.push(endpointOver(await database.open(), Date.now));
    }
    endpoint = processes[0] as Endpoint;
    const plan = planSite(endpoint, GERS, false);
    if (!plan.ok) throw new Error(plan.failure.detail);
    await endpoint.store.transaction((tables) => createSite(endpoint, tables, plan.value));
    site = plan.value.site.id;
  });
  afterAll(async () => {
    for (const { wakes, store } of processes) {
      await wakes.close();
      await store.close();
    }
    await database.drop();
  });

  const device = (id: string): EnrolledDevice => ({
    site,
    id,
    name: id,
    postes: ['qualite'],
    series: id,
    keyThumbprint: id,
    createdAt: 0,
  });

  /** @param from a letter and a number, by which its requests come to one of the processes */
  async function send(from: string, records: readonly GuichetRecord[]): Promise<PushAnswer> {
    const process = processes[Number(from.slice(1)) % processes.length] as Endpoint;
    const outcome = await push(process, device(from), {
      protocol: 1,
      device: from,
      epoch: '',
      batch: 'b',
      records: [...records],
    });
    if (!outcome.ok) throw new Error(outcome.failure.error);
    return outcome.value;
  }

  async function logOf(after: number): Promise<{ records: GuichetRecord[]; cursor: number }> {
    const { rows, cursor } = await pull(endpoint, device('reader'), { after, limit: 5000 });
    return {
      cursor,
      records: rows.map(({ id, kind, facts: text }) => ({
        id,
        site,
        kind,
        facts: JSON.parse(text) as Facts,
      })),
    };
  }

  it('end in the same records as merging them by hand, in any order, repeated, at once', async () => {
    await fc.assert(
      fc.asyncProperty(pushes, fc.infiniteStream(fc.nat(5)), async (batches, picks) => {
        prefix += 1;
        const start = (await logOf(0)).cursor;
        const named = batches.map((batch) =>
          batch.map(
            ({ id, facts: some }): GuichetRecord => ({
              id: `${prefix}-${id}`,
              site,
              kind: 'parcel',
              facts: some,
            }),
          ),
        );
        const again = [...picks.take(4)].map((pick) => named[pick % named.length] as GuichetRecord[]);
        await Promise.all([...again, ...named].map((batch, index) => send(`d${index % 3}`, batch)));
        const { records } = await logOf(start);
        const merged = new Map<string, Facts>();
        for (const record of named.flat())
          merged.set(record.id, mergeFacts(merged.get(record.id) ?? {}, record.facts));
        expect(new Map(records.map((record) => [record.id, record.facts]))).toEqual(merged);
      }),
      { numRuns: engine === 'SQLite' ? 60 : 30 },
    );
  });

  it('never hide a record from who follows the log meanwhile', async () => {
    const from = (await logOf(0)).cursor;
    const writers = 6;
    const each = 25;
    const seen = new Map<string, number>();
    let writing = true;
    const reader = async () => {
      for (let after = from; ; ) {
        const last = !writing;
        const { records, cursor } = await logOf(after);
        for (const { id } of records) seen.set(id, (seen.get(id) ?? 0) + 1);
        expect(cursor).toBeGreaterThanOrEqual(after);
        after = cursor;
        if (last) return;
        // SQLite answers without giving way to the writers.
        await new Promise(setImmediate);
      }
    };
    const readers = [reader()];
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let n = 0; n < each; n += 1) {
          const stamp = stampOf({ ms: n, counter: 0 }, `w${writer}`);
          const record = (name: string): GuichetRecord => ({
            id: `follow-${writer}-${n}-${name}`,
            site,
            kind: 'parcel',
            facts: { note: { stamp, value: n } },
          });
          await send(`w${writer}`, [record('a'), record('b')]);
        }
      }),
    );
    writing = false;
    await Promise.all(readers);
    expect(seen.size).toBe(writers * each * 2);
    expect([...seen.values()].every((times) => times === 1)).toBe(true);
  });

  it('give each record one number of its own, the last one being the head of the log', async () => {
    const { cursor } = await logOf(0);
    const { rows } = await pull(endpoint, device('reader'), { after: 0, limit: 5000 });
    const numbers = rows.map(({ seq }) => seq);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.at(-1)).toBe(cursor);
  });
});
