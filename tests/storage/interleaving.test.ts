import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeFacts } from '../../src/domain/kernel/merge.ts';
import type { Facts } from '../../src/domain/kernel/record.ts';
import { accepting, arrival, MINUTE, NOON, newTablet, pageOf, rowsOf, stampAt } from './memory-fixture.ts';

const id = fc.constantFrom('a', 'b', 'visit/c');
const fact = fc.constantFrom('arrival', 'call');
const step = fc.oneof(
  fc.record({ does: fc.constant('write' as const), id, fact, at: fc.nat({ max: 3000 }) }),
  fc.record({
    does: fc.constant('page' as const),
    facts: fc.array(fc.record({ id, fact, at: fc.nat({ max: 3000 }), stamp: fc.nat({ max: 9 }) }), {
      maxLength: 5,
    }),
  }),
  fc.record({ does: fc.constant('push' as const), meanwhile: fc.option(id, { nil: undefined }) }),
);

function factValue(name: string, minutes: number): unknown {
  const at = NOON + minutes * MINUTE;
  return name === 'arrival' ? arrival(at) : { at, counter: 'guichet-1' };
}

test('whatever the order of writes, pages and pushes, each record is the merge of all that was said of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const { store, sync, database } = await newTablet();
      const said = new Map<string, Facts>();
      const sent = new Map<string, Facts>();
      const hear = (into: Map<string, Facts>, of: string, facts: Facts) =>
        into.set(of, mergeFacts(into.get(of) ?? {}, facts));
      const write = async (of: string, name: string, at: number) => {
        await store.write((transaction) => transaction.state('visit', of, { [name]: factValue(name, at) }));
        hear(said, of, (await store.get(of))?.facts ?? {});
      };
      for (const [index, one] of steps.entries()) {
        if (one.does === 'write') await write(one.id, one.fact, one.at);
        if (one.does === 'page') {
          const records = one.facts.map((told) => {
            const stamp = stampAt(NOON - 5 + told.stamp, 'other', told.at);
            const facts = { [told.fact]: { stamp, value: factValue(told.fact, told.at) } };
            hear(said, told.id, facts);
            hear(sent, told.id, facts);
            return { id: told.id, site: 'gers', kind: 'visit', facts };
          });
          await sync.applyPage(pageOf(records, index + 1), await sync.position());
        }
        if (one.does === 'push') {
          const batch = await sync.outbox(10);
          if (one.meanwhile !== undefined) await write(one.meanwhile, 'call', index);
          for (const record of batch) hear(sent, record.id, record.facts);
          await sync.settle(batch, accepting(batch));
        }
      }
      for (const record of await sync.outbox(10)) hear(sent, record.id, record.facts);
      const held = new Map((await rowsOf(database, 'records')).map((row) => [row.id, row.facts]));
      expect(held).toEqual(said);
      expect(sent).toEqual(said);
    }),
    { numRuns: 60 },
  );
});
