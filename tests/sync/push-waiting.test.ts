import { describe, expect, test } from 'vitest';
import { PUSH_BYTES_MAX } from '../../src/contract/protocol.ts';
import type { Failure } from '../../src/domain/kernel/failure.ts';
import type { Remote } from '../../src/sync/ports.ts';
import { pushWaiting } from '../../src/sync/push-waiting.ts';
import { MemorySyncStore } from './memory-sync-store.ts';
import { SimulatedEndpoint } from './simulated-endpoint.ts';

const NOW = Date.UTC(2026, 2, 2, 11);
const YEAR = 365 * 86_400_000;

async function newParts(deviceNow = NOW) {
  const endpoint = new SimulatedEndpoint();
  endpoint.now = NOW;
  const store = new MemorySyncStore('one', () => deviceNow);
  let batches = 0;
  const parts = {
    store,
    remote: endpoint.remote(await store.device()),
    now: () => deviceNow,
    newBatchId() {
      batches += 1;
      return `batch-${batches}`;
    },
  };
  return { endpoint, store, parts };
}

describe('pushing what waits', () => {
  test('sends all of it, oldest first, a thousand records at a time', async () => {
    const { endpoint, store, parts } = await newParts();
    for (let index = 0; index < 2201; index += 1) store.edit(`v${index}`, { arrival: index });
    expect(await pushWaiting(parts)).toEqual({ ok: true, value: 3 });
    expect(endpoint.pushes.map(({ records }) => [records.length, records[0]?.id])).toEqual([
      [1000, 'v0'],
      [1000, 'v1000'],
      [201, 'v2000'],
    ]);
    expect(store.waiting.size).toBe(0);
    expect(endpoint.records.size).toBe(2201);
  });

  test('makes no exchange when nothing waits', async () => {
    const { endpoint, parts } = await newParts();
    expect(await pushWaiting(parts)).toEqual({ ok: true, value: 0 });
    expect(endpoint.pushes).toEqual([]);
  });

  test('keeps every push under a megabyte, but sends a record that is larger alone', async () => {
    const { endpoint, store, parts } = await newParts();
    for (let index = 0; index < 30; index += 1) store.edit(`v${index}`, { arrival: 'é'.repeat(50_000) });
    store.edit('giant', { arrival: 'x'.repeat(PUSH_BYTES_MAX + 1) });
    store.edit('after', { arrival: 1 });
    expect((await pushWaiting(parts)).ok).toBe(true);
    const sizes = endpoint.pushes.map((push) => ({
      ids: push.records.map(({ id }) => id),
      bytes: Buffer.byteLength(JSON.stringify(push)),
    }));
    for (const { ids, bytes } of sizes) expect(bytes <= PUSH_BYTES_MAX || ids.length === 1).toBe(true);
    expect(sizes.some(({ ids }) => ids.join() === 'giant')).toBe(true);
    expect(store.waiting.size).toBe(0);
  });

  test('takes no answer for its own that does not echo the batch', async () => {
    const { endpoint, store, parts } = await newParts();
    store.edit('v1', { arrival: 1 });
    const remote: Remote = {
      ...parts.remote,
      async push(request) {
        const answer = await parts.remote.push(request);
        return answer.ok ? { ok: true, value: { ...answer.value, batch: 'another' } } : answer;
      },
    };
    expect(await pushWaiting({ ...parts, remote })).toEqual({
      ok: false,
      failure: { code: 'not-guichet', status: 200 },
    });
    expect(store.waiting.size).toBe(1);
    expect(endpoint.records.size).toBe(1);
  });

  test('sends again what was taken in but whose answer was lost: it is there once', async () => {
    const { endpoint, store, parts } = await newParts();
    store.edit('v1', { arrival: 1 });
    const remote = endpoint.remote(await store.device(), ['answer-lost']);
    expect(await pushWaiting({ ...parts, remote })).toEqual({ ok: false, failure: { code: 'network' } });
    expect(store.waiting.size).toBe(1);
    expect((await pushWaiting({ ...parts, remote })).ok).toBe(true);
    expect(store.waiting.size).toBe(0);
    expect(endpoint.log).toHaveLength(1);
  });

  test('sends an edit that was made while the push was under way', async () => {
    const { endpoint, store, parts } = await newParts();
    store.edit('v1', { arrival: 1 });
    let edited = false;
    const remote: Remote = {
      ...parts.remote,
      async push(request) {
        const answer = await parts.remote.push(request);
        if (!edited) store.edit('v1', { arrival: 2 });
        edited = true;
        return answer;
      },
    };
    expect((await pushWaiting({ ...parts, remote })).ok).toBe(true);
    expect(endpoint.records.get('v1')?.facts.arrival?.value).toBe(2);
    expect(store.waiting.size).toBe(0);
  });

  test('sends five hundred at a time to an older endpoint that takes no more, once it has said so', async () => {
    const { endpoint, store, parts } = await newParts();
    for (let index = 0; index < 2100; index += 1) store.edit(`v${index}`, { arrival: index });
    const sizes: number[] = [];
    const remote: Remote = {
      ...parts.remote,
      async push(request) {
        sizes.push(request.records.length);
        if (request.records.length <= 500) return parts.remote.push(request);
        return { ok: false, failure: { code: 'invalid', field: 'records', rule: 'endpoint' } };
      },
    };
    expect((await pushWaiting({ ...parts, remote })).ok).toBe(true);
    expect(sizes).toEqual([1000, 500, 500, 500, 500, 100]);
    expect([endpoint.records.size, store.waiting.size]).toEqual([2100, 0]);
  });

  test('puts one poisoned record of five hundred in the drawer and gets the others stored', async () => {
    const { endpoint, store, parts } = await newParts();
    for (let index = 0; index < 500; index += 1)
      store.edit(index === 250 ? 'poison' : `v${index}`, { arrival: index });
    expect((await pushWaiting(parts)).ok).toBe(true);
    expect(endpoint.records.size).toBe(499);
    expect([...store.drawer.keys()]).toEqual(['poison']);
    expect(store.waiting.size).toBe(0);
    expect(endpoint.pushes).toHaveLength(1);
  });

  test('stamps anew what a clock a year ahead has written, and the endpoint takes it', async () => {
    const { endpoint, store, parts } = await newParts(NOW + YEAR);
    store.edit('v1', { arrival: 1 });
    store.edit('v2', { arrival: 2 });
    expect((await pushWaiting(parts)).ok).toBe(true);
    expect(store.restamps).toEqual([-YEAR]);
    expect(endpoint.records.size).toBe(2);
    expect(store.waiting.size).toBe(0);
  });

  test('gives up for now when its clock is refused again and again', async () => {
    const { store, parts, endpoint } = await newParts(NOW + YEAR);
    store.restamp = async () => {};
    store.edit('v1', { arrival: 1 });
    expect(await pushWaiting(parts)).toEqual({ ok: false, failure: { code: 'clock', endpointTime: NOW } });
    expect(endpoint.pushes.length).toBeLessThanOrEqual(3);
    expect(store.waiting.size).toBe(1);
  });

  test('does not ask for ever when the answer names none of its records', async () => {
    const { store, parts } = await newParts();
    store.edit('v1', { arrival: 1 });
    const remote: Remote = {
      ...parts.remote,
      push: async ({ batch }) => ({ ok: true, value: { batch, epoch: 'epoch-1', time: NOW, answers: [] } }),
    };
    expect((await pushWaiting({ ...parts, remote })).ok).toBe(false);
    expect(store.waiting.size).toBe(1);
  });

  test('queues everything again when the endpoint was restored, what it just sent excepted', async () => {
    const { endpoint, store, parts } = await newParts();
    store.edit('old', { arrival: 1 });
    await pushWaiting(parts);
    endpoint.log.length = 0;
    endpoint.epoch = 'epoch-2';
    store.edit('new', { arrival: 2 });
    expect((await pushWaiting(parts)).ok).toBe(true);
    expect([...endpoint.records.keys()].sort()).toEqual(['new', 'old']);
    expect(store.at).toEqual({ epoch: 'epoch-2', scope: '', cursor: 0 });
  });

  describe('refused whole for its size', () => {
    /** An endpoint that takes so many bytes of records. @param says how it refuses more */
    const takingAtMost = async (bytes: number, says: Failure = { code: 'too-large', limit: bytes }) => {
      const made = await newParts();
      const tried: number[] = [];
      const remote: Remote = {
        ...made.parts.remote,
        async push(request) {
          tried.push(request.records.length);
          if (JSON.stringify(request.records).length > bytes) return { ok: false, failure: says };
          return made.parts.remote.push(request);
        },
      };
      return { ...made, parts: { ...made.parts, remote }, tried };
    };

    test('is halved until it passes', async () => {
      const { endpoint, store, parts, tried } = await takingAtMost(20_000);
      for (let index = 0; index < 500; index += 1) store.edit(`v${index}`, { arrival: 'x'.repeat(100) });
      expect((await pushWaiting(parts)).ok).toBe(true);
      expect(endpoint.records.size).toBe(500);
      expect([store.waiting.size, store.drawer.size]).toEqual([0, 0]);
      expect(tried.slice(0, 4)).toEqual([500, 250, 125, 63]);
      expect(tried.length).toBeLessThan(40);
    });

    test('sends the one record that is too large to the drawer, and all others on their way', async () => {
      const { endpoint, store, parts, tried } = await takingAtMost(200_000);
      for (let index = 0; index < 300; index += 1)
        store.edit(`v${index}`, { arrival: index === 137 ? 'x'.repeat(300_000) : index });
      expect((await pushWaiting(parts)).ok).toBe(true);
      expect(endpoint.records.size).toBe(299);
      expect([...store.drawer].map(([id, { refused }]) => [id, refused])).toEqual([['v137', 'too-large']]);
      expect(store.waiting.size).toBe(0);
      expect(tried.length).toBeLessThan(40);
    });

    test('keeps everything where it is a proxy that takes nothing at all, and ends', async () => {
      const { store, parts, tried } = await takingAtMost(0, { code: 'not-guichet', status: 413 });
      for (let index = 0; index < 500; index += 1) store.edit(`v${index}`, { arrival: index });
      expect(await pushWaiting(parts)).toEqual({ ok: false, failure: { code: 'not-guichet', status: 413 } });
      expect([store.waiting.size, store.drawer.size]).toEqual([500, 0]);
      expect(tried.length).toBeLessThan(12);
    });
  });
});
