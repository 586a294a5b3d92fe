import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unpackedTable } from './stored-blocks.ts';

const ENCODINGS = ['utf8', 'utf16le', 'latin1'] as const;

/**
 * Looks for texts in every file of a folder, as they are written (UTF-8, UTF-16, Latin 1) and in what is packed there.
 * @returns `text in file`, once each
 */
export function textsInClear(folder: string, texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = readFileSync(path);
    for (const bytes of [file, ...unpacked(path, file)]) {
      for (const text of texts) {
        if (ENCODINGS.some((encoding) => bytes.includes(Buffer.from(text, encoding))))
          found.add(`${text} in ${relative(folder, path)}`);
      }
    }
  }
  return [...found];
}

/** What lies packed in it. A file that cannot be unpacked is not what its name says: it was looked at as it is. */
function unpacked(path: string, file: Buffer): Buffer[] {
  try {
    if (path.endsWith('.ldb')) return [unpackedTable(file)];
    if (file.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return [gunzipSync(file)];
  } catch {
    return [];
  }
  return [];
}
