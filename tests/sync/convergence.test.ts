import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/domain/kernel/canonical-json.ts';
import type { GuichetRecord } from '../../src/domain/kernel/record.ts';
import { pullChanges } from '../../src/sync/pull-changes.ts';
import { pushWaiting } from '../../src/sync/push-waiting.ts';
import { MemorySyncStore } from './memory-sync-store.ts';
import { type Fate, SimulatedEndpoint } from './simulated-endpoint.ts';

const NOW = Date.UTC(2026, 2, 2, 11);
const HOUR = 3_600_000;
const SKEWS = [0, 0, 90_000, HOUR, -HOUR, 365 * 24 * HOUR, -365 * 24 * HOUR, -NOW];

const fate = fc.constantFrom<Fate>('arrives', 'arrives', 'question-lost', 'answer-lost', 'doubled', 'portal');
const step = fc.record({
  tablet: fc.nat({ max: 2 }),
  action: fc.oneof(
    fc.record({
      edit: fc.constantFrom('a', 'b', 'c', 'poison'),
      fact: fc.constantFrom('arrival', 'call', 'void'),
    }),
    fc.constantFrom('push' as const, 'pull' as const, 'both' as const, 'restore' as const, 'purge' as const),
  ),
  fates: fc.array(fate, { maxLength: 4 }),
});

test('tablets with any clock, over any network, end with the records of the endpoint, and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40 }),
      fc.array(fc.constantFrom(...SKEWS), { minLength: 3, maxLength: 3 }),
      async (steps, skews) => {
        const office = await openOffice(skews);
        for (const [index, { tablet, action, fates }] of steps.entries()) {
          office.endpoint.now += 1000;
          if (action === 'restore') office.restore();
          else if (action === 'purge') office.endpoint.purge('a');
          else if (typeof action === 'object')
            office.tablets[tablet]?.store.edit(action.edit, { [action.fact]: index });
          else await office.exchange(tablet, action, [...fates]);
        }
        for (const round of [1, 2, 3]) {
          office.endpoint.now += round;
          for (const tablet of [0, 1, 2]) await office.exchange(tablet, 'both', []);
        }
        const atEndpoint = [...office.endpoint.records.values()];
        for (const { store } of office.tablets) {
          expect(store.waiting.size).toBe(0);
          expect(content([...store.held.values()])).toEqual(content(atEndpoint));
        }
        const poisoned = steps.some(({ action }) => typeof action === 'object' && action.edit === 'poison');
        const refused = new Set(office.tablets.flatMap(({ store }) => [...store.drawer.keys()]));
        expect(refused.has('poison')).toBe(poisoned);
        // A record that was removed before its writer heard that it had arrived is refused too, and kept to be seen.
        const purged = steps.some(({ action }) => action === 'purge') ? ['a'] : [];
        expect([...refused].filter((id) => id !== 'poison' && !purged.includes(id))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

/** Records that were refused stay where they were written. */
function content(records: readonly GuichetRecord[]): string[] {
  return records
    .filter(({ id }) => id !== 'poison')
    .map(canonicalJson)
    .sort();
}

async function openOffice(skews: readonly number[]) {
  const endpoint = new SimulatedEndpoint();
  endpoint.now = NOW;
  let batches = 0;
  const tablets = skews.map((skew, index) => {
    const now = () => endpoint.now + skew;
    return { now, store: new MemorySyncStore(`tablet${index}`, now) };
  });
  return {
    endpoint,
    tablets,
    /** The endpoint comes back as it was at the start, under another epoch. */
    restore() {
      endpoint.log.length = Math.floor(endpoint.log.length / 2);
      endpoint.epoch += "'";
    },
    async exchange(tablet: number, which: 'push' | 'pull' | 'both', fates: Fate[]) {
      const { store, now } = tablets[tablet] as (typeof tablets)[number];
      const remote = endpoint.remote(await store.device(), fates);
      const newBatchId = () => `batch-${batches++}`;
      await Promise.all([
        which === 'pull' ? undefined : pushWaiting({ store, remote, now, newBatchId }),
        which === 'push' ? undefined : pullChanges(store, remote),
      ]);
    },
  };
}
