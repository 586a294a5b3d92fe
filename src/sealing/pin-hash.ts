import type { PinHash } from '../domain/sealing/kiosk-pin.ts';
import { PBKDF2_ROUNDS } from '../domain/sealing/safe.ts';
import { type Bytes, fromBase64Url, toBase64Url } from './base64url.ts';

/** What is kept of a PIN. A few digits stay guessable by whoever holds the hash; it only spares the PIN from being read. */
export async function hashPin(pin: string): Promise<PinHash> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return {
    salt: toBase64Url(salt),
    rounds: PBKDF2_ROUNDS,
    hash: toBase64Url(await slowBits(pin, salt, PBKDF2_ROUNDS)),
  };
}

export async function pinMatches(pin: string, { salt, rounds, hash }: PinHash): Promise<boolean> {
  return toBase64Url(await slowBits(pin, fromBase64Url(salt), rounds)) === hash;
}

async function slowBits(pin: string, salt: Bytes, iterations: number): Promise<ArrayBuffer> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ]);
  return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, material, 256);
}
