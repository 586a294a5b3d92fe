import {
  type KeptKey,
  type PassphraseCopy,
  PBKDF2_ROUNDS,
  type RecoveryCopy,
  type Secret,
} from '../domain/sealing/safe.ts';
import { type Bytes, fromBase64Url, toBase64Url } from './base64url.ts';

/**
 * The sealed copies of the private keys: AES-256-GCM under a key made slowly of the passphrase (PBKDF2-SHA-256), or of the
 * recovery code, whose 128 bits need no slowness (HKDF-SHA-256). A copy is bound to its key and its way.
 */

type Way = 'passphrase' | 'recovery';

const SALT_BYTES = 16;
const IV_BYTES = 12;

/** Private keys by id, taken out of the safe. */
export type OpenedKeys = ReadonlyMap<string, CryptoKey>;

/** Seals keys under one passphrase: it is made into a key once, however many there are. */
export async function underPassphrase(
  keys: OpenedKeys,
  passphrase: string,
): Promise<ReadonlyMap<string, PassphraseCopy>> {
  const salt = randomBytes(SALT_BYTES);
  const sealer = await ofPassphrase(passphrase, salt, PBKDF2_ROUNDS);
  return eachSealed(keys, sealer, 'passphrase', { salt: toBase64Url(salt), rounds: PBKDF2_ROUNDS });
}

export async function underCode(keys: OpenedKeys, code: string): Promise<ReadonlyMap<string, RecoveryCopy>> {
  const salt = randomBytes(SALT_BYTES);
  return eachSealed(keys, await ofCode(code, salt), 'recovery', { salt: toBase64Url(salt) });
}

/**
 * The keys that this secret opens; none when it is wrong.
 * @param extractable whether they can be sealed anew; not for opening contacts
 */
export async function openKeys(
  kept: readonly KeptKey[],
  secret: Secret,
  extractable: boolean,
): Promise<OpenedKeys> {
  const sealers = new Map<string, Promise<CryptoKey>>();
  const way: Way = 'passphrase' in secret ? 'passphrase' : 'recovery';
  const opened = new Map<string, CryptoKey>();
  for (const { key, [way]: copy } of kept) {
    if (copy === undefined) continue;
    const rounds = 'rounds' in copy ? copy.rounds : 0;
    const made = `${copy.salt} ${rounds}`;
    const sealer = sealers.get(made) ?? sealerOf(secret, fromBase64Url(copy.salt), rounds);
    sealers.set(made, sealer);
    const privateKey = await unwrapped(copy, await sealer, aboutOf(key, way), extractable);
    if (privateKey !== undefined) opened.set(key, privateKey);
  }
  return opened;
}

async function eachSealed<T extends object>(
  keys: OpenedKeys,
  sealer: CryptoKey,
  way: Way,
  how: T,
): Promise<ReadonlyMap<string, T & { iv: string; sealed: string }>> {
  const copies = new Map<string, T & { iv: string; sealed: string }>();
  for (const [key, privateKey] of keys) {
    const iv = randomBytes(IV_BYTES);
    const algorithm = { name: 'AES-GCM', iv, additionalData: aboutOf(key, way) };
    const sealed = await crypto.subtle.wrapKey('pkcs8', privateKey, sealer, algorithm);
    copies.set(key, { ...how, iv: toBase64Url(iv), sealed: toBase64Url(sealed) });
  }
  return copies;
}

/** `undefined` where the secret is not the one, or the copy was altered. */
async function unwrapped(
  { iv, sealed }: { readonly iv: string; readonly sealed: string },
  sealer: CryptoKey,
  additionalData: Bytes,
  extractable: boolean,
): Promise<CryptoKey | undefined> {
  const algorithm = { name: 'AES-GCM', iv: fromBase64Url(iv), additionalData };
  try {
    return await crypto.subtle.unwrapKey(
      'pkcs8',
      fromBase64Url(sealed),
      sealer,
      algorithm,
      { name: 'X25519' },
      extractable,
      ['deriveBits'],
    );
  } catch {
    return undefined;
  }
}

function sealerOf(secret: Secret, salt: Bytes, rounds: number): Promise<CryptoKey> {
  return 'passphrase' in secret ? ofPassphrase(secret.passphrase, salt, rounds) : ofCode(secret.code, salt);
}

async function ofPassphrase(passphrase: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  // The same words typed on two keyboards may be other bytes (é, or e and its accent).
  const material = await keyMaterial(passphrase.normalize('NFKC'), 'PBKDF2');
  return derived({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, material);
}

async function ofCode(code: string, salt: Bytes): Promise<CryptoKey> {
  const info = new TextEncoder().encode('guichet recovery 1');
  return derived({ name: 'HKDF', hash: 'SHA-256', salt, info }, await keyMaterial(code, 'HKDF'));
}

function keyMaterial(text: string, name: 'PBKDF2' | 'HKDF'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new TextEncoder().encode(text), name, false, ['deriveKey']);
}

function derived(algorithm: Pbkdf2Params | HkdfParams, material: CryptoKey): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(algorithm, material, { name: 'AES-GCM', length: 256 }, false, [
    'wrapKey',
    'unwrapKey',
  ]);
}

function aboutOf(key: string, way: Way): Bytes {
  return new TextEncoder().encode(`guichet safe 1 ${key} ${way}`);
}

function randomBytes(count: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(count));
}
