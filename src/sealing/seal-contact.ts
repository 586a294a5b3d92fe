import type { Contact } from '../domain/sealing/contact.ts';
import {
  bindingOf,
  type ContactPlace,
  type SealedContact,
  type SealingKey,
} from '../domain/sealing/sealed-contact.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { hpkeSuite } from './hpke-suite.ts';
import { pad } from './padding.ts';

/** Seals a contact to a public key of the site, for one place and no other. Nothing here can open it again. */
export async function sealContact(
  contact: Contact,
  site: string,
  place: ContactPlace,
  { key, publicKey }: SealingKey,
): Promise<SealedContact> {
  const suite = hpkeSuite();
  const recipientPublicKey = await suite.kem.importKey('raw', fromBase64Url(publicKey).buffer, true);
  const text = new TextEncoder();
  const { enc, ct } = await suite.seal(
    { recipientPublicKey },
    pad(text.encode(JSON.stringify(contact))),
    text.encode(bindingOf(site, place, key)),
  );
  return { key, enc: toBase64Url(enc), ciphertext: toBase64Url(ct) };
}
