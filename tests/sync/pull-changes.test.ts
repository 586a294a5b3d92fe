import { describe, expect, test } from 'vitest';
import type { Device } from '../../src/contract/enrolment.ts';
import type { Remote } from '../../src/sync/ports.ts';
import { pullChanges } from '../../src/sync/pull-changes.ts';
import { pushWaiting } from '../../src/sync/push-waiting.ts';
import { MemorySyncStore } from './memory-sync-store.ts';
import { SimulatedEndpoint } from './simulated-endpoint.ts';

const NOW = Date.UTC(2026, 2, 2, 11);

async function endpointWith(count: number) {
  const endpoint = new SimulatedEndpoint();
  endpoint.now = NOW;
  const writer = new MemorySyncStore('writer', () => NOW);
  for (let index = 0; index < count; index += 1) writer.edit(`v${index}`, { arrival: index });
  const remote = endpoint.remote(await writer.device());
  let batches = 0;
  await pushWaiting({ store: writer, remote, now: () => NOW, newBatchId: () => `b${batches++}` });
  return endpoint;
}

describe('pulling changes', () => {
  test('takes page after page until there is no more', async () => {
    const endpoint = await endpointWith(2500);
    const store = new MemorySyncStore('reader', () => NOW);
    expect(await pullChanges(store, endpoint.remote(await store.device()))).toEqual({ ok: true, value: 3 });
    expect(store.held.size).toBe(2500);
    expect(store.at).toEqual({ epoch: 'epoch-1', scope: 'all', cursor: 2500, horizon: 0 });
  });

  test('goes on from the page it reached when the network goes', async () => {
    const endpoint = await endpointWith(2500);
    const store = new MemorySyncStore('reader', () => NOW);
    const remote = endpoint.remote(await store.device(), ['arrives', 'answer-lost']);
    expect((await pullChanges(store, remote)).ok).toBe(false);
    expect(store.at.cursor).toBe(1000);
    expect((await pullChanges(store, remote)).ok).toBe(true);
    expect(store.held.size).toBe(2500);
  });

  test('starts anew in another log, and queues what it holds', async () => {
    const endpoint = await endpointWith(3);
    const store = new MemorySyncStore('reader', () => NOW);
    const remote = endpoint.remote(await store.device());
    await pullChanges(store, remote);
    endpoint.epoch = 'epoch-2';
    endpoint.log.length = 1;
    expect((await pullChanges(store, remote)).ok).toBe(true);
    expect(store.at).toMatchObject({ epoch: 'epoch-2', cursor: 1 });
    expect([...store.waiting.keys()].sort()).toEqual(['v0', 'v1', 'v2']);
  });

  test('pulls all again as the device it has become when the endpoint filters otherwise', async () => {
    const endpoint = await endpointWith(3);
    const store = new MemorySyncStore('reader', () => NOW);
    const changed: Device = { ...(await store.device()), postes: ['qualite'] };
    const remote = endpoint.remote(changed);
    await pullChanges(store, remote);
    store.held.clear();
    endpoint.scope = 'more';
    expect((await pullChanges(store, remote)).ok).toBe(true);
    expect(store.at).toEqual({ epoch: 'epoch-1', scope: 'more', cursor: 3, horizon: 0 });
    expect(store.held.size).toBe(3);
    expect((await store.device()).postes).toEqual(['qualite']);
  });

  test.each([
    ['promises more without an end', { more: true, epoch: 'epoch-1' }],
    ['calls its log otherwise each time', { more: false, epoch: undefined }],
  ])('leaves an endpoint alone that %s', async (_name, answer) => {
    const store = new MemorySyncStore('reader', () => NOW);
    let asked = 0;
    const remote: Remote = {
      ...new SimulatedEndpoint().remote(await store.device()),
      async pull({ after }) {
        asked += 1;
        const epoch = answer.epoch ?? `epoch-${asked + 1}`;
        return {
          ok: true,
          value: { epoch, time: NOW, scope: 'all', records: [], cursor: after, more: answer.more },
        };
      },
    };
    expect((await pullChanges(store, remote)).ok).toBe(false);
    expect(asked).toBeLessThan(10);
  });
});
