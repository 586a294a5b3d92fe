import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Digest, digestOf } from '../../../src/domain/kernel/digest.ts';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';

const record = (id: string, stamps: Readonly<Record<string, string>>): GuichetRecord => ({
  id,
  site: 'gers',
  kind: 'visit',
  facts: Object.fromEntries(Object.entries(stamps).map(([name, stamp]) => [name, { stamp, value: 1 }])),
});

const stamps = fc.dictionary(
  fc.constantFrom('arrival', 'call', 'departure'),
  fc.stringMatching(/^[0-9a-f]{12}$/),
  {
    minKeys: 1,
  },
);
const records = fc
  .uniqueArray(fc.record({ id: fc.uuid(), stamps }), {
    selector: ({ id }) => id,
    minLength: 1,
    maxLength: 30,
  })
  .map((all) => all.map(({ id, stamps: given }) => record(id, given)));

function digestOfAll(all: readonly GuichetRecord[]): string {
  const sum = new Digest();
  for (const one of all) sum.toggle(one);
  return sum.toString();
}

test('is the same in any order, and joined of parts', () => {
  fc.assert(
    fc.property(records, fc.nat({ max: 30 }), (all, cut) => {
      const joined = new Digest();
      joined.join(digestOfAll(all.slice(0, cut)));
      joined.join(digestOfAll(all.slice(cut)));
      expect(joined.toString()).toBe(digestOfAll(all));
      expect(digestOfAll([...all].reverse())).toBe(digestOfAll(all));
    }),
  );
});

test('is another one when a fact is missing, older or of another record', () => {
  fc.assert(
    fc.property(records, stamps, (all, others) => {
      const whole = digestOfAll(all);
      const [first, ...rest] = all as [GuichetRecord, ...GuichetRecord[]];
      expect(digestOfAll(rest)).not.toBe(whole);
      const [name] = Object.keys(first.facts) as [string];
      const older = record(first.id, { ...others, [name]: '000000000000' });
      fc.pre(digestOf(older) !== digestOf(first) || first.facts[name]?.stamp !== '000000000000');
      if (first.facts[name]?.stamp !== '000000000000') expect(digestOfAll([older, ...rest])).not.toBe(whole);
      expect(digestOfAll([{ ...first, id: `${first.id}x` }, ...rest])).not.toBe(whole);
    }),
  );
});

test('differs for each of 200,000 records that hardly differ', () => {
  const seen = new Set<string>();
  for (let index = 0; index < 200_000; index += 1)
    seen.add(digestOf(record(`visit-${index}`, { arrival: '0193a5b2c3d4-0000-a' })));
  expect(seen.size).toBe(200_000);
});
