import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { type KeptKey, safeKind } from '../../src/domain/sealing/safe.ts';
import { openKeys, underCode, underPassphrase } from '../../src/sealing/key-copies.ts';
import { openSealedContact } from '../../src/sealing/open-contact.ts';
import { sealContact } from '../../src/sealing/seal-contact.ts';
import { makeSiteKey, type SiteKey } from '../../src/sealing/site-key.ts';

const PHRASE = 'quatre tournesols bleus';
const CODE = '222-222-222-222-222-222-222-222-222';
const PLACE = { kind: 'feedback', id: 'record-1', fact: 'contact' };

let first: SiteKey;
let second: SiteKey;
let kept: readonly KeptKey[];

beforeAll(async () => {
  [first, second] = [await makeSiteKey(), await makeSiteKey()];
  const keys = new Map([first, second].map(({ key, privateKey }) => [key, privateKey]));
  const [passphrases, codes] = [await underPassphrase(keys, PHRASE), await underCode(keys, CODE)];
  kept = [first, second].map(({ key }) => ({
    key,
    passphrase: passphrases.get(key) as NonNullable<KeptKey['passphrase']>,
    recovery: codes.get(key) as NonNullable<KeptKey['recovery']>,
  }));
});

describe('the sealed copies of the private keys', () => {
  it('open to no other passphrase or code', async () => {
    for (const wrong of ['quatre tournesols bleux', 'Quatre tournesols bleus', '', CODE])
      expect((await openKeys(kept, { passphrase: wrong }, false)).size).toBe(0);
    expect((await openKeys(kept, { code: CODE.replace('2', '3') }, false)).size).toBe(0);
  });

  it('do not open under another key’s name, or the other way', async () => {
    const [one, two] = kept as readonly [KeptKey, KeptKey];
    const exchanged = [
      { ...one, key: two.key },
      { ...two, key: one.key },
    ];
    expect((await openKeys(exchanged, { passphrase: PHRASE }, false)).size).toBe(0);
  });

  it('do not open altered', async () => {
    const altered = kept.map((copy) => ({
      ...copy,
      passphrase: { ...(copy.passphrase as NonNullable<KeptKey['passphrase']>), iv: 'AAAAAAAAAAAAAAAA' },
    }));
    expect((await openKeys(altered, { passphrase: PHRASE }, false)).size).toBe(0);
  });

  it.each([
    ['the passphrase', { passphrase: PHRASE }],
    ['the recovery code', { code: CODE }],
  ])('all open to %s, and open what was sealed to them', async (_what, secret) => {
    const opened = await openKeys(kept, secret, false);
    for (const site of [first, second]) {
      const sealed = await sealContact({ name: 'Ada' }, 'here', PLACE, site);
      const key = opened.get(site.key) as CryptoKey;
      expect(await openSealedContact(sealed, 'here', PLACE, key)).toEqual({
        ok: true,
        value: { name: 'Ada' },
      });
    }
  });

  it('open to the same words typed on another keyboard', async () => {
    const keys = new Map([[first.key, first.privateKey]]);
    const passphrase = (await underPassphrase(keys, 'une clé très été')).get(first.key);
    const decomposed = 'une clé très été'.normalize('NFD');
    expect(decomposed).not.toBe('une clé très été');
    const copies = [{ key: first.key, passphrase: passphrase as NonNullable<KeptKey['passphrase']> }];
    expect((await openKeys(copies, { passphrase: decomposed }, false)).size).toBe(1);
  });

  it('give keys that cannot be taken out again, unless they are to be sealed anew', async () => {
    const toRead = (await openKeys(kept, { passphrase: PHRASE }, false)).get(first.key) as CryptoKey;
    await expect(crypto.subtle.exportKey('pkcs8', toRead)).rejects.toThrow();
    const toSeal = (await openKeys(kept, { passphrase: PHRASE }, true)).get(first.key) as CryptoKey;
    expect((await crypto.subtle.exportKey('pkcs8', toSeal)).byteLength).toBe(48);
  });

  it('pass the records’ door', () => {
    for (const { key, passphrase, recovery } of kept) {
      const schema = (fact: string) => safeKind.schemaOf({ id: `safe/${key}` }, fact) as v.GenericSchema;
      expect(v.safeParse(schema('passphrase'), passphrase).output).toEqual(passphrase);
      expect(v.safeParse(schema('recovery'), recovery).output).toEqual(recovery);
      expect(v.is(schema('passphrase'), passphrase)).toBe(true);
      expect(v.is(schema('recovery'), recovery)).toBe(true);
    }
  });
});
