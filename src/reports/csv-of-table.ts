import Papa from 'papaparse';
import type { ReportCell, ReportTable } from './report-table.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table as a CSV file that a French spreadsheet opens by a double click: semicolons, decimal commas, a byte order mark,
 * lines ended by CR LF. A text that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function csvOfTable(table: ReportTable): string {
  const fields = [...table.columns];
  const data = table.rows.map((row) => row.map(written));
  const options = { delimiter: ';', newline: '\r\n', escapeFormulae: FORMULA };
  return BYTE_ORDER_MARK + Papa.unparse({ fields, data }, options);
}

/** What starts a formula in Excel or LibreOffice (OWASP, CSV Injection), behind blanks too; a figure with its sign is none. */
const FORMULA = /^(?![-+]?\d+(?:,\d+)?$)(?:[\t\r]|[\s\u00a0]*[=+\-@＝＋－＠])/;

function written(cell: ReportCell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell).replace('.', ',') : cell;
}

/** A name for the file of a table: letters, digits and dashes, whatever the machine. `guichet-presences-2026-11-23.csv` */
export function csvFileName(title: string, suffix: string): string {
  const words = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `guichet-${words}-${suffix}.csv`;
}
