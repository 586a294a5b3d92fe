import { csvPieces } from './csv-pieces.ts';
import { decodeText, type TextEncodingName } from './decode-text.ts';
import { announcedSeparator, findSeparator, type Separator } from './find-separator.ts';

/** One row of a file. `line`: where it starts, from 1, as a text editor counts. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly rows: readonly CsvRow[];
  readonly separator: Separator;
  readonly encoding: TextEncodingName;
}

/** Called between pieces of long work: lets the page draw and answer. @param share 0 to 1 */
export type Pause = (share: number) => Promise<void>;

/**
 * Reads a CSV file whose encoding and separator nobody told; rows with nothing in them are left out. Never fails: what is
 * no table comes out as rows of one cell, and says so by itself.
 */
export async function readCsv(bytes: Uint8Array, pause: Pause = async () => undefined): Promise<CsvFile> {
  const decoded = decodeText(bytes);
  const text = decoded.text.replaceAll(/\r\n?/g, '\n');
  const announced = announcedSeparator(text);
  const separator = announced?.separator ?? findSeparator(text);
  const rows: CsvRow[] = [];
  let line = announced === undefined ? 1 : 2;
  for (const piece of csvPieces(text, announced?.length ?? 0, separator)) {
    for (const cells of piece.rows) {
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
      line += 1 + lineBreaksIn(cells);
    }
    await pause(Math.min(1, piece.end / text.length));
  }
  return { rows, separator, encoding: decoded.encoding };
}

function lineBreaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}
