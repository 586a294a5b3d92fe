import { describe, expect, it } from 'vitest';
import { admit } from '../../../src/domain/kernel/kind.ts';
import { stampOf } from '../../../src/domain/kernel/stamp.ts';
import { kinds } from '../../../src/domain/kinds.ts';
import { currentContactKey } from '../../../src/domain/sealing/contact-key.ts';
import { openingsOf } from '../../../src/domain/sealing/openings-of.ts';
import { keptKeys, safeId } from '../../../src/domain/sealing/safe.ts';
import { bindingOf } from '../../../src/domain/sealing/sealed-contact.ts';
import { waitAfter } from '../../../src/domain/sealing/wrong-tries.ts';

const stamp = stampOf({ ms: 1, counter: 0 }, 'tester');
const KEY = '0123456789abcdef0123';
const sealed = { key: KEY, enc: 'A'.repeat(43), ciphertext: 'B'.repeat(704) };

function admitted(kind: string, id: string, fact: string, value: unknown): boolean {
  return admit(kinds, { id, site: 'here', kind, facts: { [fact]: { stamp, value } } }).ok;
}

describe('a sealed contact', () => {
  it('is refused in clear, empty, or too long, on both kinds that hold one', () => {
    for (const [kind, fact] of [
      ['feedback', 'contact'],
      ['appointment', 'person'],
    ] as const) {
      for (const wrong of [
        { name: 'Ada Lovelace' },
        'Ada Lovelace',
        { ...sealed, ciphertext: 'B'.repeat(703) },
        { ...sealed, ciphertext: 'B'.repeat(20_000) },
        { ...sealed, ciphertext: ' '.repeat(704) },
        { ...sealed, key: 'mine' },
        { ...sealed, enc: 'A' },
      ])
        expect(admitted(kind, 'a', fact, wrong)).toBe(false);
      expect(admitted(kind, 'a', fact, sealed)).toBe(true);
    }
  });

  it('is refused with anything in clear beside it', () => {
    expect(admitted('feedback', 'a', 'contact', { ...sealed, name: 'Ada Lovelace' })).toBe(false);
  });

  it('is bound to its site, kind, record, fact and key: no two places share a binding', () => {
    const place = { kind: 'feedback', id: 'a', fact: 'contact' };
    const bindings = [
      bindingOf('here', place, KEY),
      bindingOf('there', place, KEY),
      bindingOf('here', { ...place, kind: 'appointment' }, KEY),
      bindingOf('here', { ...place, id: 'b' }, KEY),
      bindingOf('here', { ...place, fact: 'person' }, KEY),
      bindingOf('here', place, 'f'.repeat(20)),
      bindingOf('here', { kind: 'feedback', id: 'a","contact', fact: '' }, KEY),
    ];
    expect(new Set(bindings).size).toBe(bindings.length);
  });
});

describe('the safe', () => {
  it('refuses a private key sealed in fewer rounds than the least', () => {
    const copy = { salt: 'A'.repeat(22), rounds: 600_000, iv: 'A'.repeat(16), sealed: 'A'.repeat(90) };
    expect(admitted('safe', safeId(KEY), 'passphrase', { ...copy, rounds: 599_999 })).toBe(false);
    expect(admitted('safe', safeId(KEY), 'passphrase', copy)).toBe(true);
  });

  it('holds every key by its id, whichever office made it', () => {
    const copy = { salt: 'A', iv: 'A', sealed: 'A' };
    const records = [KEY, 'f'.repeat(20)].map((key) => ({
      id: safeId(key),
      site: 'here',
      kind: 'safe',
      facts: { recovery: { stamp, value: copy } },
    }));
    expect(keptKeys(records).map(({ key }) => key)).toEqual([KEY, 'f'.repeat(20)]);
  });
});

describe('the key new contacts are sealed to', () => {
  const publicKey = 'A'.repeat(43);

  it('is none before the office has made one', () => {
    expect(currentContactKey({})).toBeUndefined();
  });

  it('is the one made last, and the same one everywhere when two were made at once', () => {
    const early = { publicKey, madeAt: 1 };
    const late = { publicKey, madeAt: 2 };
    expect(currentContactKey({ b: late, a: early })?.key).toBe('b');
    expect(currentContactKey({ b: late, a: late })?.key).toBe('a');
    expect(currentContactKey({ a: late, b: late })?.key).toBe('a');
  });
});

describe('openings', () => {
  it('are told the latest first', () => {
    const of = (id: string, at: number) => ({
      id,
      site: 'here',
      kind: 'opening',
      facts: {
        opened: { stamp, value: { at, device: 'd', kind: 'feedback', record: 'r', fact: 'contact' } },
      },
    });
    expect(openingsOf([of('a', 1), of('b', 3), of('c', 2)]).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });
});

describe('wrong tries', () => {
  it('cost nothing twice, then more and more, and never more than five minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 50].map(waitAfter)).toEqual([0, 0, 0, 5000, 10_000, 20_000, 300_000]);
  });
});
