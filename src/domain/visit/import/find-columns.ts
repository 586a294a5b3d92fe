import { plainWords } from '../../kernel/plain-words.ts';
import { IMPORT_ROLES, type ImportRole } from './import-problem.ts';
import { readCount } from './read-count.ts';
import { readDay } from './read-day.ts';
import { readSlot } from './read-slot.ts';

/** Which column (from 0) tells what. No `count` column: a line is one visit. No `service` column: the person says which. */
export type ImportColumns = Readonly<Partial<Record<ImportRole, number>>>;

export interface FoundColumns {
  readonly columns: ImportColumns;
  /** Index of the first row after the header, or of the first row where there is none. */
  readonly firstRow: number;
  /** The header's cells; absent when the file has none. */
  readonly header?: readonly string[];
}

/** Names that such spreadsheets give their columns, in the order of preference, without accents or capitals. */
const NAMES: Readonly<Record<ImportRole, readonly string[]>> = {
  day: ['date', 'jour', 'date de visite', 'date visite', 'date du jour', 'date de passage', 'day'],
  slot: [
    'heure',
    'heures',
    'creneau',
    'creneau horaire',
    'tranche horaire',
    'tranche',
    'horaire',
    'plage horaire',
    'plage',
    'heure d arrivee',
    'heure arrivee',
    'time',
    'h',
  ],
  service: ['service', 'services', 'guichet', 'bureau', 'accueil', 'service demande', 'pole'],
  count: [
    'nombre',
    'nb',
    'nombre de visites',
    'nb visites',
    'nb de visites',
    'visites',
    'nombre de visiteurs',
    'nb visiteurs',
    'visiteurs',
    'nombre de personnes',
    'nb personnes',
    'nb de personnes',
    'personnes',
    'usagers',
    'nombre d usagers',
    'passages',
    'nombre de passages',
    'frequentation',
    'effectif',
    'total',
    'quantite',
    'number',
    'count',
    'n',
  ],
};

/** Titles may stand above the header: « Fréquentation 2022 », an empty line. */
const HEADER_WITHIN = 15;
const SAMPLE = 40;

/** Finds the header by its names; where there is none, guesses the columns by what their cells read as. */
export function findColumns(rows: readonly (readonly string[])[]): FoundColumns {
  for (const [index, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const columns = columnsNamed(row);
    if (Object.keys(columns).length >= 2) return { columns, firstRow: index + 1, header: row };
  }
  const filled = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  return { columns: columnsGuessed(rows.slice(Math.max(0, filled), SAMPLE)), firstRow: Math.max(0, filled) };
}

function columnsNamed(header: readonly string[]): ImportColumns {
  const plain = header.map(plainWords);
  const columns: Partial<Record<ImportRole, number>> = {};
  for (const role of IMPORT_ROLES) {
    const name = NAMES[role].find((candidate) => plain.includes(candidate));
    if (name !== undefined) columns[role] = plain.indexOf(name);
  }
  return columns;
}

function columnsGuessed(rows: readonly (readonly string[])[]): ImportColumns {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const free = new Set(Array.from({ length: width }, (_, index) => index));
  const columns: Partial<Record<ImportRole, number>> = {};
  const take = (role: ImportRole, reads: (cell: string) => boolean): void => {
    const column = [...free].find((candidate) => mostlyReads(rows, candidate, reads));
    if (column === undefined) return;
    columns[role] = column;
    free.delete(column);
  };
  take('day', (cell) => readDay(cell).ok);
  take('slot', (cell) => /[h:\-–]/i.test(cell) && readSlot(cell).ok);
  take('service', (cell) => /\p{L}{2}/u.test(cell));
  take('count', (cell) => readCount(cell).ok);
  return columns;
}

function mostlyReads(
  rows: readonly (readonly string[])[],
  column: number,
  reads: (cell: string) => boolean,
): boolean {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
  return cells.length > 0 && cells.filter(reads).length * 2 > cells.length;
}
