import { type FoundColumns, findColumns } from '../../../../domain/visit/import/find-columns.ts';
import { type CsvRow, readCsv } from '../../../../reports/read-csv.ts';
import { breather } from './breathe.ts';

/** A file as it was read, before anything is believed of it. */
export interface ImportSource {
  readonly name: string;
  /** Rows with visits: those after the header. */
  readonly rows: readonly CsvRow[];
  readonly found: FoundColumns;
  /** A name a column, for the person who chooses them. */
  readonly columnNames: readonly string[];
  /** How it was read, in words. */
  readonly how: string;
}

export const LARGEST_FILE_BYTES = 20_000_000;

const SEPARATORS = { ';': 'point-virgule', ',': 'virgule', '\t': 'tabulation' } as const;
const ENCODINGS = { 'utf-8': 'UTF-8', 'utf-16': 'UTF-16', 'windows-1252': 'Windows-1252' } as const;

/** Why a file is not read at all, in a sentence; nothing when it may be. */
export function fileRefusal(file: File): string | undefined {
  if (file.size === 0) return `« ${file.name} » est vide. Choisissez le fichier des visites.`;
  if (/\.(xlsx?|ods|pdf|docx?)$/i.test(file.name)) {
    return `« ${file.name} » n’est pas un fichier CSV. Dans le tableur : « Enregistrer sous », puis le format CSV.`;
  }
  if (file.size > LARGEST_FILE_BYTES)
    return `« ${file.name} » dépasse 20 Mo. Découpez-le, par exemple par année.`;
  return undefined;
}

/** @param onShare told the share read, 0 to 1 */
export async function readSource(file: File, onShare: (share: number) => void): Promise<ImportSource> {
  const breathe = breather();
  const csv = await readCsv(new Uint8Array(await file.arrayBuffer()), async (share) => {
    onShare(share);
    await breathe();
  });
  const found = findColumns(csv.rows.slice(0, 200).map(({ cells }) => cells));
  const rows = csv.rows.slice(found.firstRow);
  return {
    name: file.name,
    rows,
    found,
    columnNames: columnNames(found.header, rows),
    how: `séparateur ${SEPARATORS[csv.separator]}, encodage ${ENCODINGS[csv.encoding]}`,
  };
}

function columnNames(header: readonly string[] | undefined, rows: readonly CsvRow[]): readonly string[] {
  const sample = rows.slice(0, 50);
  const width = Math.max(header?.length ?? 0, ...sample.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, index) => {
    const example = sample.find(({ cells }) => (cells[index] ?? '').trim() !== '')?.cells[index]?.trim();
    const name = header?.[index]?.trim() || `Colonne ${index + 1}`;
    return example === undefined ? name : `${name} (« ${example.slice(0, 30)} »…)`;
  });
}
