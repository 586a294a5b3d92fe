import type { SealingKey } from '../domain/sealing/sealed-contact.ts';
import { toBase64Url } from './base64url.ts';

const ID_DIGITS = 20;

/** A new key pair of the site. The private half can be taken out, to be sealed; it never leaves this device otherwise. */
export interface SiteKey extends SealingKey {
  readonly privateKey: CryptoKey;
}

export async function makeSiteKey(): Promise<SiteKey> {
  const pair = (await crypto.subtle.generateKey({ name: 'X25519' }, true, ['deriveBits'])) as CryptoKeyPair;
  const publicKey = await crypto.subtle.exportKey('raw', pair.publicKey);
  return { key: await keyIdOf(publicKey), publicKey: toBase64Url(publicKey), privateKey: pair.privateKey };
}

async function keyIdOf(publicKey: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, ID_DIGITS);
}
