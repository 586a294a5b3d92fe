/** A cell as data: figures stay figures, so that a spreadsheet can add them up. `null` is « nothing to say ». */
export type ReportCell = string | number | null;

/** A table as plain data: what a screen shows, a file holds and a page prints. */
export interface ReportTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReportCell[])[];
}
