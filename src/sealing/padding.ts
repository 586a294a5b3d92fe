import { PADDED_BYTES_MAX, PADDED_BYTES_MIN } from '../domain/sealing/sealed-contact.ts';
import type { Bytes } from './base64url.ts';

/** Marks the end of what was said (ISO/IEC 7816-4). */
const END = 0x80;

/** Brings a text to one of five lengths, so that the length of a sealed contact tells next to nothing of it. */
export function pad(bytes: Bytes): Bytes {
  let length = PADDED_BYTES_MIN;
  while (length < bytes.length + 1) length *= 2;
  if (length > PADDED_BYTES_MAX) throw new Error('Too long to be sealed');
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = END;
  return padded;
}

/** The inverse of `pad`. @throws Error where there is no padding to take off */
export function unpad(padded: Bytes): Bytes {
  const end = padded.lastIndexOf(END);
  if (end === -1 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('Not padded');
  return padded.slice(0, end);
}
