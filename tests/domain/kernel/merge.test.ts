import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFacts } from '../../../src/domain/kernel/merge.ts';
import type { Facts } from '../../../src/domain/kernel/record.ts';
import { stampOf } from '../../../src/domain/kernel/stamp.ts';

/** Few stamps, names and values on purpose: ties and collisions must happen often. */
const stamps = fc
  .record({
    ms: fc.integer({ min: 0, max: 3 }),
    counter: fc.integer({ min: 0, max: 1 }),
    device: fc.constantFrom('a', 'b'),
  })
  .map(({ ms, counter, device }) => stampOf({ ms, counter }, device));
const values = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 2 }),
  fc.record({ y: fc.nat(1), x: fc.nat(1) }),
);
const fact = fc.oneof(
  fc.record({ stamp: stamps, value: values }),
  fc.record({ stamp: stamps, value: values, v: fc.constantFrom(2, 3) }),
);
const facts = fc.dictionary(
  fc.constantFrom('arrival', 'call', 'departure', 'fromTheFuture'),
  fact,
) as fc.Arbitrary<Facts>;

describe('merging two copies of a record', () => {
  it('does not depend on who asks', () => {
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        expect(mergeFacts(a, b)).toEqual(mergeFacts(b, a));
      }),
    );
  });

  it('does not depend on how copies are grouped', () => {
    fc.assert(
      fc.property(facts, facts, facts, (a, b, c) => {
        expect(mergeFacts(mergeFacts(a, b), c)).toEqual(mergeFacts(a, mergeFacts(b, c)));
      }),
    );
  });

  it('gives the same record whatever the order and the repetitions', () => {
    fc.assert(
      fc.property(
        fc.array(facts, { minLength: 1, maxLength: 6 }).chain((copies) =>
          fc.tuple(
            fc.constant(copies),
            fc
              .array(fc.nat(copies.length - 1), { maxLength: 12 })
              .map((extra) => extra.map((index) => copies[index] as Facts)),
            fc.shuffledSubarray(copies, { minLength: copies.length }),
          ),
        ),
        ([copies, repeated, shuffled]) => {
          const once = copies.reduce(mergeFacts, {});
          expect([...repeated, ...shuffled, ...repeated].reduce(mergeFacts, {})).toEqual(once);
        },
      ),
    );
  });

  it('keeps the greater stamp of each fact and every fact of both', () => {
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        const merged = mergeFacts(a, b);
        expect(Object.keys(merged).sort()).toEqual(
          [...new Set([...Object.keys(a), ...Object.keys(b)])].sort(),
        );
        for (const [name, { stamp }] of Object.entries(merged)) {
          for (const copy of [a, b]) expect(stamp >= (copy[name]?.stamp ?? '')).toBe(true);
        }
      }),
    );
  });

  it('returns the very same object when nothing is learnt', () => {
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        const merged = mergeFacts(a, b);
        expect(mergeFacts(merged, a)).toBe(merged);
        expect(mergeFacts(merged, b)).toBe(merged);
      }),
    );
  });

  it('lets a fact taken back win over the older statement', () => {
    const said: Facts = { call: { stamp: '000000000001-0000-a', value: { at: 1 } } };
    const takenBack: Facts = { call: { stamp: '000000000002-0000-b', value: null } };
    expect(mergeFacts(said, takenBack)).toEqual(takenBack);
    expect(mergeFacts(takenBack, said)).toEqual(takenBack);
  });

  it('does not mistake a property of every object for a fact', () => {
    const theirs: Facts = { constructor: { stamp: '000000000001-0000-a', value: 1 } };
    expect(Object.hasOwn(mergeFacts({}, theirs), 'constructor')).toBe(true);
  });
});
