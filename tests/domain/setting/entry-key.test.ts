import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { keyShape } from '../../../src/domain/kernel/shapes.ts';
import { entryKey } from '../../../src/domain/setting/entry-key.ts';

describe('the key of a new entry', () => {
  test('is a slug of its label, made unique', () => {
    expect(entryKey('Dépôt de dossier', [])).toBe('depot-de-dossier');
    expect(entryKey('Dépôt  de DOSSIER !', ['depot-de-dossier', 'depot-de-dossier-2'])).toBe(
      'depot-de-dossier-3',
    );
    expect(entryKey('Œuvre & cœur', [])).toBe('oeuvre-coeur');
    expect(entryKey('日本', [])).toBe('entree');
  });

  test('is never the name of something every object has', () => {
    expect(entryKey('Constructor', [])).not.toBe('constructor');
  });

  test('passes the records’ door and is taken by nobody, whatever the label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat({ max: 4 }), (label, times) => {
        const taken: string[] = [];
        for (let i = 0; i <= times; i += 1) {
          const key = entryKey(label, taken);
          expect(v.is(keyShape, key)).toBe(true);
          expect(taken).not.toContain(key);
          taken.push(key);
        }
      }),
    );
  });
});
