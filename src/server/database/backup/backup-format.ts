/**
 * A backup is one gzip file of JSON lines, the same for every engine: the head, then each table's head followed by its rows
 * (arrays in the order of the columns), then the tail, whose sum is of every byte before it, uncompressed.
 */
export interface BackupHead {
  readonly guichet: 'backup';
  /** Of this format. */
  readonly format: number;
  /** Of the program that wrote it. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The migrations that made the tables, in order. */
  readonly migrations: readonly string[];
}

export interface TableHead {
  readonly table: string;
  readonly columns: readonly string[];
}

/** What a column may hold, on every engine. */
export type Value = string | number | boolean | null;
export type Row = readonly Value[];

export interface BackupTail {
  /** Rows, by table. */
  readonly counts: Readonly<Record<string, number>>;
  /** SHA-256, in hexadecimal. */
  readonly sha256: string;
}

export const BACKUP_FORMAT = 1;

export type BackupFailure =
  | { readonly code: 'file-exists'; readonly file: string }
  | { readonly code: 'file-missing'; readonly file: string }
  | { readonly code: 'file-not-writable'; readonly file: string }
  | { readonly code: 'not-a-backup'; readonly file: string }
  | { readonly code: 'backup-damaged'; readonly file: string }
  | { readonly code: 'backup-newer'; readonly version: string }
  | { readonly code: 'database-damaged' }
  | { readonly code: 'database-in-use' }
  | { readonly code: 'holds-sites'; readonly sites: number };
