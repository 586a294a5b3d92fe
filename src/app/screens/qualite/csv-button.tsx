import type { JSX } from 'preact';
import { csvFileName, csvOfTable } from '../../../reports/csv-of-table.ts';
import type { ReportTable } from '../../../reports/report-table.ts';
import { Button } from '../../ui/button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

export interface CsvButtonProps {
  /** Made when the button is pressed: a table nobody asks for costs nothing. None where it could not be made. */
  table: () => ReportTable | Promise<ReportTable | undefined>;
  /** What the table is about, for those who hear it, and the name of the file. */
  title: string;
  /** What the file's name ends with: the period. */
  suffix: string;
}

/** Hands a table over as a file that a French spreadsheet opens by a double click. */
export function CsvButton({ table, title, suffix }: CsvButtonProps): JSX.Element {
  async function hand(): Promise<void> {
    const made = await table();
    if (made !== undefined) save(csvOfTable(made), csvFileName(title, suffix));
  }
  return (
    <Button class="no-print" variant="quiet" icon="download" onClick={() => void hand()}>
      CSV<VisuallyHidden> : {title}</VisuallyHidden>
    </Button>
  );
}

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
