import * as v from 'valibot';

/** A contact as it is stored and travels: sealed at entry to the site's public key, readable by no one who only holds it. */

/** Names a key pair of the site: the first 20 hexadecimal digits of the SHA-256 of its public key. */
export const keyIdShape = v.pipe(v.string(), v.regex(/^[0-9a-f]{20}$/));

const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** An X25519 public key: 32 bytes in base64url. */
export const publicKeyShape = v.pipe(v.string(), v.length(43), v.regex(BASE64URL));

/** Bytes of a contact before it is sealed, padding included: the least, and the most. */
export const PADDED_BYTES_MIN = 512;
export const PADDED_BYTES_MAX = 8192;
const TAG_BYTES = 16;

/** Strict: nothing in clear may stand beside what is sealed, not even as a field of a newer version. */
export const sealedContactShape = v.strictObject({
  key: keyIdShape,
  /** The encapsulated key of RFC 9180. */
  enc: publicKeyShape,
  ciphertext: v.pipe(
    v.string(),
    v.minLength(base64UrlLength(PADDED_BYTES_MIN + TAG_BYTES)),
    v.maxLength(base64UrlLength(PADDED_BYTES_MAX + TAG_BYTES)),
    v.regex(BASE64URL),
  ),
});

export type SealedContact = v.InferOutput<typeof sealedContactShape>;

/** A public key of the site, with its id. */
export interface SealingKey {
  readonly key: string;
  readonly publicKey: string;
}

/** Where a sealed contact stands: it opens there and nowhere else. */
export interface ContactPlace {
  readonly kind: string;
  /** Id of the record. */
  readonly id: string;
  /** Name of the fact: `contact` of a feedback, `person` of an appointment. */
  readonly fact: string;
}

/** Seals one contact for the place it will stand in. Given to the command that draws the record's id. */
export type ContactSealer = (place: ContactPlace) => Promise<SealedContact>;

/** What binds a sealed contact to its place (the associated data of RFC 9180): moved to another record, it does not open. */
export function bindingOf(site: string, { kind, id, fact }: ContactPlace, key: string): string {
  return JSON.stringify(['guichet contact 1', site, kind, id, fact, key]);
}

function base64UrlLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}
