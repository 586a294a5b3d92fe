import * as v from 'valibot';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { type Contact, contactShape } from '../domain/sealing/contact.ts';
import { bindingOf, type ContactPlace, type SealedContact } from '../domain/sealing/sealed-contact.ts';
import { fromBase64Url } from './base64url.ts';
import { hpkeSuite } from './hpke-suite.ts';
import { unpad } from './padding.ts';

/**
 * Opens a sealed contact with the private key it was sealed for. Fails with `not-readable` where it was altered, moved from
 * another place, or sealed to another key.
 */
export async function openSealedContact(
  sealed: SealedContact,
  site: string,
  place: ContactPlace,
  recipientKey: CryptoKey,
): Promise<Result<Contact>> {
  try {
    const padded = await hpkeSuite().open(
      { recipientKey, enc: fromBase64Url(sealed.enc) },
      fromBase64Url(sealed.ciphertext),
      new TextEncoder().encode(bindingOf(site, place, sealed.key)),
    );
    const said: unknown = JSON.parse(new TextDecoder().decode(unpad(new Uint8Array(padded))));
    const parsed = v.safeParse(contactShape, said);
    return parsed.success ? ok(parsed.output) : fail({ code: 'not-readable' });
  } catch {
    return fail({ code: 'not-readable' });
  }
}
