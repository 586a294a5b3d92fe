import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Contact } from '../../src/domain/sealing/contact.ts';
import { sealedContactShape } from '../../src/domain/sealing/sealed-contact.ts';
import { openSealedContact } from '../../src/sealing/open-contact.ts';
import { pad, unpad } from '../../src/sealing/padding.ts';
import { sealContact } from '../../src/sealing/seal-contact.ts';
import { makeSiteKey, type SiteKey } from '../../src/sealing/site-key.ts';

const PLACE = { kind: 'feedback', id: 'record-1', fact: 'contact' };
const ADA: Contact = { name: 'Ada Lovelace', telephone: '05 62 00 00 00' };
const REFUSED = { ok: false, failure: { code: 'not-readable' } };

let site: SiteKey;
beforeAll(async () => {
  site = await makeSiteKey();
});

describe('a sealed contact does not open', () => {
  it.each([
    ['in another record', 'here', { ...PLACE, id: 'record-2' }],
    ['in another fact', 'here', { ...PLACE, fact: 'person' }],
    ['in another kind', 'here', { ...PLACE, kind: 'appointment' }],
    ['on another site', 'there', PLACE],
  ])('%s', async (_where, where, place) => {
    const sealed = await sealContact(ADA, 'here', PLACE, site);
    expect(await openSealedContact(sealed, where, place, site.privateKey)).toEqual(REFUSED);
  });

  it('with another key', async () => {
    const sealed = await sealContact(ADA, 'here', PLACE, site);
    const other = await makeSiteKey();
    expect(await openSealedContact(sealed, 'here', PLACE, other.privateKey)).toEqual(REFUSED);
  });

  it('with one character altered, or the name of its key', async () => {
    const sealed = await sealContact(ADA, 'here', PLACE, site);
    const flipped = sealed.ciphertext.startsWith('A') ? 'B' : 'A';
    for (const altered of [
      { ...sealed, ciphertext: flipped + sealed.ciphertext.slice(1) },
      { ...sealed, ciphertext: sealed.ciphertext.slice(4) },
      { ...sealed, enc: sealed.enc.slice(0, 42) },
      { ...sealed, key: 'f'.repeat(20) },
    ])
      expect(await openSealedContact(altered, 'here', PLACE, site.privateKey)).toEqual(REFUSED);
  });
});

describe('a sealed contact', () => {
  it('opens in its place, with a key that cannot be taken out', async () => {
    const sealed = await sealContact(ADA, 'here', PLACE, site);
    const pkcs8 = await crypto.subtle.exportKey('pkcs8', site.privateKey);
    const kept = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'X25519' }, false, ['deriveBits']);
    expect(await openSealedContact(sealed, 'here', PLACE, kept)).toEqual({ ok: true, value: ADA });
  });

  it('passes the records’ door and never says the same thing twice', async () => {
    const [one, two] = [
      await sealContact(ADA, 'here', PLACE, site),
      await sealContact(ADA, 'here', PLACE, site),
    ];
    expect(v.is(sealedContactShape, one)).toBe(true);
    expect(one.ciphertext).not.toBe(two.ciphertext);
    expect(JSON.stringify(one)).not.toContain('Ada');
  });

  it('is as long for a short name as for a full address', async () => {
    const full = {
      name: 'Marie-Thérèse de La Rochefoucauld-Montmorency',
      telephone: '+33 (0)5 62 00 00 00',
      email: 'marie-therese.de-la-rochefoucauld@example.org',
      address: 'Bâtiment C, appartement 214\n12 bis, avenue de la Libération\n32000 Auch',
    };
    const [short, long] = [
      await sealContact({ name: 'A' }, 'here', PLACE, site),
      await sealContact(full, 'here', PLACE, site),
    ];
    expect(short.ciphertext.length).toBe(long.ciphertext.length);
  });

  it('passes the door however much was typed', async () => {
    const most = {
      name: '💬'.repeat(60),
      email: `${'"'.repeat(250)}@é`,
      address: '漢'.repeat(300),
      telephone: '+33 5',
    };
    expect(v.is(sealedContactShape, await sealContact(most, 'here', PLACE, site))).toBe(true);
  });
});

describe('padding', () => {
  it('is taken off again, whatever the bytes', () => {
    for (const bytes of [[], [0x80], [0, 0, 0], [0x80, 0], Array.from({ length: 511 }, () => 0x80)]) {
      const padded = pad(Uint8Array.from(bytes));
      expect(Math.log2(padded.length) % 1).toBe(0);
      expect(Array.from(unpad(padded))).toEqual(bytes);
    }
  });

  it('is refused where there is none', () => {
    expect(() => unpad(new Uint8Array(512))).toThrow();
    expect(() => unpad(Uint8Array.from([1, 0x80, 7]))).toThrow();
  });
});
