import type { JSX } from 'preact';
import { csvFileName, csvOfTable } from '../../../reports/csv-of-table.ts';
import type { ReportTable } from '../../../reports/report-table.ts';
import { saveFile } from '../../parts/save-file.ts';
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
    if (made !== undefined) saveFile(csvOfTable(made), csvFileName(title, suffix), 'text/csv');
  }
  return (
    <Button class="no-print" variant="quiet" icon="download" onClick={() => void hand()}>
      CSV<VisuallyHidden> : {title}</VisuallyHidden>
    </Button>
  );
}
