import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/domain/kernel/canonical-json.ts';
import type { Facts, GuichetRecord } from '../../src/domain/kernel/record.ts';
import { fail } from '../../src/domain/kernel/result.ts';
import type { Remote } from '../../src/sync/ports.ts';
import { pullChanges } from '../../src/sync/pull-changes.ts';
import { pushWaiting } from '../../src/sync/push-waiting.ts';
import { verifyRecords } from '../../src/sync/verify-records.ts';
import { MemorySyncStore } from './memory-sync-store.ts';
import { SimulatedEndpoint } from './simulated-endpoint.ts';

const NOW = Date.UTC(2026, 2, 2, 11);

/** A tablet and its endpoint that hold the same, and a count of the bytes that travel. */
async function newPair(records = 20) {
  const endpoint = new SimulatedEndpoint();
  endpoint.now = NOW;
  const store = new MemorySyncStore('one', () => endpoint.now);
  const real = endpoint.remote(await store.device());
  let bytes = 0;
  const asked: string[] = [];
  const counted =
    <Q, A>(name: string, ask: (question: Q) => Promise<A>) =>
    async (question: Q) => {
      const answer = await ask(question);
      asked.push(name);
      bytes += JSON.stringify([question, answer]).length;
      return answer;
    };
  const remote: Remote = {
    ...real,
    digest: counted('digest', real.digest),
    recordsOfDay: counted('recordsOfDay', real.recordsOfDay),
  };
  let batches = 0;
  const exchange = async () => {
    const newBatchId = () => `batch-${batches++}`;
    await pushWaiting({ store, remote, now: () => endpoint.now, newBatchId });
    await pullChanges(store, remote);
  };
  for (let index = 0; index < records; index += 1) {
    endpoint.now += 1;
    store.edit(`v${index}`, { arrival: index, call: index });
  }
  await exchange();
  return { endpoint, store, remote, exchange, asked, bytes: () => bytes };
}

const content = (all: Iterable<GuichetRecord>) => [...all].map(canonicalJson).sort();

/** What may silently happen to a copy, on either side. */
const damage = fc.record({
  record: fc.nat({ max: 19 }),
  what: fc.constantFrom('record lost', 'fact lost', 'older fact', 'record lost at the endpoint'),
});

test('any damage to what a tablet holds is found and mended, and what the endpoint lacks is sent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 8 }), async (damages) => {
      const { endpoint, store, remote, exchange } = await newPair();
      const before = content(store.held.values());
      for (const { record, what } of damages) {
        const id = `v${record}`;
        const held = store.held.get(id);
        const place = endpoint.log.findIndex((one) => one !== undefined && 'id' in one && one.id === id);
        if (held === undefined || place === -1) continue;
        if (what === 'record lost') store.held.delete(id);
        if (what === 'fact lost') store.held.set(id, { ...held, facts: without(held.facts, 'call') });
        if (what === 'older fact') store.held.set(id, { ...held, facts: aged(held.facts) });
        if (what === 'record lost at the endpoint') endpoint.log[place] = undefined;
      }
      expect((await verifyRecords(store, remote, new Set())).ok).toBe(true);
      await exchange();
      expect(content(store.held.values())).toEqual(content(endpoint.records.values()));
      const lostTwice = new Set(
        damages
          .filter(({ what }) => what === 'record lost')
          .map(({ record }) => record)
          .filter((record) => damages.some((one) => one.record === record && one.what.endsWith('endpoint'))),
      );
      // Nobody can bring back what neither holds any more; of a record damaged here and lost there, what is left is kept.
      const touched = damages.filter(({ what }) => what.endsWith('endpoint')).length;
      if (touched === 0) expect(content(store.held.values())).toEqual(before);
      expect(store.held.size).toBeGreaterThanOrEqual(20 - lostTwice.size);
    }),
    { numRuns: 200 },
  );
});

describe('what is alike', () => {
  test('costs one exchange of a few bytes, whatever it holds', async () => {
    const small = await newPair(5);
    const large = await newPair(2_000);
    for (const { store, remote } of [small, large])
      expect(await verifyRecords(store, remote, new Set())).toEqual({ ok: true, value: 1 });
    expect(large.asked).toEqual(['digest']);
    expect(large.bytes()).toBeLessThan(300);
    expect(large.bytes() - small.bytes()).toBeLessThan(20);
  });

  test('is not taken for different because the endpoint has refused something', async () => {
    const { store, remote, exchange, asked } = await newPair();
    store.edit('poison', { arrival: 1 });
    await exchange();
    expect(store.drawer.size).toBe(1);
    await verifyRecords(store, remote, new Set());
    expect(asked).toEqual(['digest']);
    expect(store.waiting.size).toBe(0);
  });
});

test('compares nothing while the log goes on, and says so', async () => {
  const { endpoint, store, remote, asked } = await newPair();
  endpoint.log.push({ id: 'other', site: 'gers', kind: 'visit', facts: {} });
  expect(await verifyRecords(store, remote, new Set())).toEqual({ ok: true, value: 0 });
  expect(asked).toEqual(['digest']);
});

test('looks once at what mending does not end, and again when it changes', async () => {
  const { endpoint, store, remote, asked } = await newPair();
  store.applyPage = async () => {};
  store.held.delete('v1');
  const tried = new Set<string>();
  for (let hour = 0; hour < 3; hour += 1) await verifyRecords(store, remote, tried);
  expect(asked.filter((name) => name === 'recordsOfDay')).toHaveLength(1);
  store.held.delete('v2');
  await verifyRecords(store, remote, tried);
  expect(asked.filter((name) => name === 'recordsOfDay')).toHaveLength(2);
  expect(endpoint.records.size).toBe(20);
});

test('leaves everything as it is where the endpoint does not know the question', async () => {
  const { store, remote } = await newPair();
  const older: Remote = { ...remote, digest: async () => fail({ code: 'not-found', id: '' }) };
  store.held.delete('v1');
  expect(await verifyRecords(store, older, new Set())).toMatchObject({ ok: false });
  expect(store.held.size).toBe(19);
});

function without(facts: Facts, name: string): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([one]) => one !== name));
}

function aged(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      name === 'arrival' ? { ...fact, stamp: `000000000001-0000-one`, value: 'older' } : fact,
    ]),
  );
}
