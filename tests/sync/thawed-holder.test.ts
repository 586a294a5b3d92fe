import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Remote } from '../../src/sync/ports.ts';
import { pullChanges } from '../../src/sync/pull-changes.ts';
import { pushWaiting } from '../../src/sync/push-waiting.ts';
import { MemorySyncStore } from './memory-sync-store.ts';
import { SimulatedEndpoint } from './simulated-endpoint.ts';

const NOW = Date.UTC(2026, 2, 2, 11);
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A tab that freezes at its n-th exchange, before the question leaves or before its answer is read, until it thaws. */
function freezingAt(remote: Remote, exchange: number, beforeItLeaves: boolean) {
  let count = 0;
  let thaw: () => void = () => {};
  const frozen = new Promise<void>((resolve) => {
    thaw = resolve;
  });
  async function travel<T>(ask: () => Promise<T>): Promise<T> {
    count += 1;
    const freezes = count === exchange;
    if (freezes && beforeItLeaves) await frozen;
    const answer = await ask();
    if (freezes && !beforeItLeaves) await frozen;
    return answer;
  }
  const slow: Remote = {
    ...remote,
    push: (request) => travel(() => remote.push(request)),
    pull: (query) => travel(() => remote.pull(query)),
  };
  return { remote: slow, thaw: () => thaw() };
}

const edits = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'poison'),
    fact: fc.constantFrom('arrival', 'call', 'void'),
  }),
  { maxLength: 6 },
);

test('a holder that thaws after its lock was taken loses nothing, doubles nothing and takes nothing back', async () => {
  await fc.assert(
    fc.asyncProperty(
      edits,
      edits,
      edits,
      fc.boolean(),
      fc.integer({ min: 1, max: 2 }),
      async (before, during, after, beforeItLeaves, exchange) => {
        const endpoint = new SimulatedEndpoint();
        endpoint.now = NOW;
        const store = new MemorySyncStore('one', () => endpoint.now);
        const remote = endpoint.remote(await store.device());
        let written = 0;
        const write = (all: typeof before) => {
          for (const { id, fact } of all) {
            endpoint.now += 1;
            written += 1;
            store.edit(id, { [fact]: written });
          }
        };
        let batches = 0;
        const parts = { store, now: () => endpoint.now, newBatchId: () => `batch-${batches++}` };
        write(before);
        const frozen = freezingAt(remote, exchange, beforeItLeaves);
        const thawing = Promise.all([
          pushWaiting({ ...parts, remote: frozen.remote }),
          pullChanges(store, frozen.remote),
        ]);
        await settled();
        write(during);
        await Promise.all([pushWaiting({ ...parts, remote }), pullChanges(store, remote)]);
        write(after);
        frozen.thaw();
        await thawing;
        await Promise.all([pushWaiting({ ...parts, remote }), pullChanges(store, remote)]);
        expect(store.waiting.size).toBe(0);
        for (const [id, { facts }] of store.held) {
          if (id === 'poison') continue;
          expect(endpoint.records.get(id)?.facts).toEqual(facts);
        }
        expect(endpoint.records.size).toBe([...store.held.keys()].filter((id) => id !== 'poison').length);
      },
    ),
    { numRuns: 300 },
  );
});
