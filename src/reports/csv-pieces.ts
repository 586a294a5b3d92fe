import Papa, { type ParseResult } from 'papaparse';
import type { Separator } from './find-separator.ts';

/** Some whole rows of a text, and where in it they end. */
export interface CsvPiece {
  readonly rows: readonly (readonly string[])[];
  readonly end: number;
}

/** Characters parsed at once: a few milliseconds of work. */
const PIECE = 65_536;

/** Lines with broken quotes that are mended one by one; each may cost a look at the rest of the file. */
const MENDED = 20;

/**
 * Cuts a text whose lines end in `\n` into rows, a piece at a time. A cell in quotes may hold separators, line breaks and
 * doubled quotes. A quote never closed, or closed in the middle of a cell, would swallow the lines after it: its own line is
 * read as if quotes meant nothing, and so is everything after the twentieth of them.
 */
export function* csvPieces(text: string, from: number, separator: Separator): Generator<CsvPiece> {
  let start = from;
  let mended = 0;
  while (start < text.length) {
    const piece = pieceAt(text, start, separator, mended < MENDED);
    if (piece.broken) mended += 1;
    start = piece.end;
    yield piece;
  }
}

function pieceAt(
  text: string,
  start: number,
  separator: Separator,
  quotes: boolean,
): CsvPiece & { readonly broken: boolean } {
  for (let length = PIECE; ; length *= 4) {
    const last = start + length >= text.length;
    const { data, errors, meta } = parsed(text.slice(start, start + length), separator, quotes, !last);
    const broken = errors.find((error) => error.type === 'Quotes');
    if (broken !== undefined) return upToBrokenLine(text, start, separator, data.slice(0, broken.row ?? 0));
    if (last) return { rows: data, end: text.length, broken: false };
    if (data.length > 0) return { rows: data, end: start + meta.cursor, broken: false };
  }
}

/** The rows before broken quotes, and the line they stand in, cut at each separator. */
function upToBrokenLine(
  text: string,
  start: number,
  separator: Separator,
  rows: readonly string[][],
): CsvPiece & { readonly broken: boolean } {
  const lines = rows.reduce((sum, cells) => sum + cells.join('').split('\n').length, 0);
  let lineStart = start;
  for (let passed = 0; passed < lines; passed += 1) lineStart = text.indexOf('\n', lineStart) + 1;
  const lineBreak = text.indexOf('\n', lineStart);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak;
  return { rows: [...rows, text.slice(lineStart, lineEnd).split(separator)], end: lineEnd + 1, broken: true };
}

/** @param cut whether the text goes on after this piece: then its last row is left for the next one */
function parsed(piece: string, separator: Separator, quotes: boolean, cut: boolean): ParseResult<string[]> {
  const parser = new Papa.Parser({
    delimiter: separator,
    newline: '\n',
    ...(quotes ? {} : { fastMode: true }),
  });
  return parser.parse(piece, 0, cut) as ParseResult<string[]>;
}
