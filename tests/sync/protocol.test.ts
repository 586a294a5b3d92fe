import { describe, expect, test } from 'vitest';
import { PROTOCOL } from '../../src/contract/protocol.ts';
import type { PushRequest } from '../../src/contract/push.ts';
import { fail } from '../../src/domain/kernel/result.ts';
import type { Remote } from '../../src/sync/ports.ts';
import { pushWaiting } from '../../src/sync/push-waiting.ts';
import { MemorySyncStore } from './memory-sync-store.ts';
import { SimulatedEndpoint } from './simulated-endpoint.ts';

const NOW = Date.UTC(2026, 2, 2, 11);

/** @param speaks what the endpoint at the other end understands, and what it says of itself */
async function tabletOf(speaks: (protocol: number) => boolean, says: number) {
  const endpoint = new SimulatedEndpoint();
  endpoint.now = NOW;
  const store = new MemorySyncStore('one', () => NOW);
  const real = endpoint.remote(await store.device());
  const heard: PushRequest[] = [];
  const remote: Remote = {
    ...real,
    async push(request) {
      heard.push(request);
      return speaks(request.protocol)
        ? real.push(request)
        : fail({ code: 'protocol', endpointProtocol: says });
    },
  };
  let batches = 0;
  const newBatchId = () => `batch-${batches++}`;
  const push = () => pushWaiting({ store, remote, now: () => NOW, newBatchId });
  return { endpoint, store, heard, push };
}

describe('a tablet of this protocol', () => {
  test('speaks the one before to an endpoint that knows no other, and says nothing that is newer', async () => {
    const { endpoint, store, heard, push } = await tabletOf((protocol) => protocol <= 1, 1);
    store.edit('v1', { arrival: 1 });
    expect((await push()).ok).toBe(true);
    expect(endpoint.records.size).toBe(1);
    expect(store.waiting.size).toBe(0);
    expect(heard.map(({ protocol }) => protocol)).toEqual([PROTOCOL, 1]);
    expect(Object.keys(heard.at(-1) ?? {}).sort()).toEqual([
      'batch',
      'device',
      'epoch',
      'protocol',
      'records',
    ]);
  });

  test('goes back to its own once the endpoint was updated', async () => {
    let known = 1;
    const { store, heard, push } = await tabletOf((protocol) => protocol <= known, 1);
    store.edit('v1', { arrival: 1 });
    await push();
    known = 2;
    store.edit('v2', { arrival: 1 });
    await push();
    expect(heard.at(-1)?.protocol).toBe(PROTOCOL);
  });

  test.each([
    ['is far newer', 9],
    ['is older than all that is known', 0],
    ['names no number', Number.NaN],
    ['asks for the number it has just refused', PROTOCOL],
  ])('keeps what it wrote, and says so, where the endpoint %s', async (_what, says) => {
    const { store, heard, push } = await tabletOf(() => false, says);
    store.edit('v1', { arrival: 1 });
    expect(await push()).toMatchObject({ ok: false, failure: { code: 'protocol' } });
    expect(heard.length).toBe(1);
    expect(store.waiting.size).toBe(1);
  });
});
