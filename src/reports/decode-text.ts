/** How the bytes of a text file are meant. */
export type TextEncodingName = 'utf-8' | 'utf-16' | 'windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncodingName;
}

/**
 * Reads a text file whose encoding nobody told. A byte order mark decides; else bytes that are valid UTF-8 are UTF-8, and
 * what is left is Windows-1252, as Excel writes on a French PC: accented letters of one are almost never valid in the other.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: 'windows-1252' };
  }
}

/** What Windows-1252 holds at 0x80–0x9F, where it differs from Latin-1 (WHATWG Encoding, index windows-1252). */
const HIGH_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Written by hand: `TextDecoder('windows-1252')` of several Node 20 and 22 releases answers Latin-1 instead, which loses
 * the apostrophe (0x92) and the œ (0x9C).
 */
function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const slice = bytes.subarray(start, start + 8192);
    parts.push(String.fromCharCode(...Array.from(slice, codeOf)));
  }
  return parts.join('');
}

function codeOf(byte: number): number {
  return byte >= 0x80 && byte <= 0x9f ? HIGH_CONTROLS.charCodeAt(byte - 0x80) : byte;
}
