import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { fail, ok, type Result } from '../../../domain/kernel/result.ts';
import { migrationsRun } from '../migrate.ts';
import type { OpenDatabase } from '../open-sqlite.ts';
import type { Connection } from '../schema.ts';
import { BACKUP_FORMAT, type BackupFailure, type BackupTail, type TableHead } from './backup-format.ts';
import { backupTables, rowsOf } from './backup-tables.ts';
import { checkBackup } from './read-backup.ts';

/** What nonces are made with is secret and replaced at a start: it goes into no file. */
const SECRET_MEMO = 'nonce-secret';

export interface BackupAbout {
  /** Of this program. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

type Engine = 'sqlite' | 'postgresql';

/**
 * Writes all the database holds to a new file, as it stood at one instant, while others go on reading and writing; then
 * reads the file back. A file that is there already is never touched.
 */
export async function writeBackup(
  { db, store: { engine } }: OpenDatabase,
  file: string,
  about: BackupAbout,
): Promise<Result<BackupTail, BackupFailure>> {
  if (engine === 'sqlite' && !(await isSound(db))) return fail({ code: 'database-damaged' });
  try {
    await inSnapshot(db, engine, (snapshot) =>
      pipeline(
        Readable.from(backupText(snapshot, engine, about)),
        createGzip(),
        // For its owner only: people's data is in it. On the disk when done.
        createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }),
      ),
    );
  } catch (error) {
    const failure = fileFailure(error, file);
    if (failure?.code !== 'file-exists') await rm(file, { force: true });
    if (failure === undefined) throw error;
    return fail(failure);
  }
  const checked = await checkBackup(file);
  return checked.ok ? ok(checked.value.tail) : checked;
}

async function isSound(db: Connection): Promise<boolean> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  return rows.length === 1 && rows[0]?.integrity_check === 'ok';
}

function inSnapshot(
  db: Connection,
  engine: Engine,
  work: (snapshot: Connection) => Promise<void>,
): Promise<void> {
  const transaction = db.transaction();
  return engine === 'sqlite'
    ? transaction.execute(work)
    : transaction.setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}

async function* backupText(db: Connection, engine: Engine, about: BackupAbout): AsyncGenerator<string> {
  const sum = createHash('sha256');
  const counts: Record<string, number> = {};
  const migrations = await migrationsRun(db);
  yield summed(sum, lineOf({ guichet: 'backup', format: BACKUP_FORMAT, ...about, migrations }));
  for (const table of await backupTables(db)) {
    counts[table.table] = 0;
    yield summed(sum, lineOf(table));
    for await (const rows of rowsOf(db, engine, table)) {
      const kept = rows.filter((row) => !isSecret(table, row));
      counts[table.table] = (counts[table.table] ?? 0) + kept.length;
      yield summed(sum, kept.map(lineOf).join(''));
    }
  }
  yield lineOf({ counts, sha256: sum.digest('hex') } satisfies BackupTail);
}

function isSecret({ table, columns }: TableHead, row: readonly unknown[]): boolean {
  return table === 'endpoint' && row[columns.indexOf('key')] === SECRET_MEMO;
}

function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

function summed(sum: Hash, text: string): string {
  sum.update(text);
  return text;
}

function fileFailure(error: unknown, file: string): BackupFailure | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST') return { code: 'file-exists', file };
  const unwritable = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC'];
  return unwritable.includes(code ?? '') ? { code: 'file-not-writable', file } : undefined;
}
