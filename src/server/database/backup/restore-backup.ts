import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { fail, ok, type Result } from '../../../domain/kernel/result.ts';
import type { Tables } from '../../use-cases/ports.ts';
import { migrate, migrateUpTo } from '../migrate.ts';
import { MIGRATIONS } from '../migrations.ts';
import { type OpenDatabase, openSqlite } from '../open-sqlite.ts';
import type { Connection } from '../schema.ts';
import type { BackupFailure } from './backup-format.ts';
import { addRows } from './backup-tables.ts';
import { readBackup } from './read-backup.ts';
import { replaceContent } from './replace-content.ts';

export interface RestoreOptions {
  /** Overwrite a database that holds sites. */
  readonly replace: boolean;
  /** A name no log had before, one call a site. */
  newEpoch(): string;
  /** Writes down what is done, in the transaction that does it. @param at when the backup was made */
  note(tables: Tables, at: number): Promise<void>;
}

export interface Restored {
  /** When the backup was made, milliseconds since 1970. */
  readonly at: number;
  readonly sites: number;
  readonly records: number;
  readonly devices: number;
}

/**
 * Puts a backup in the place of all that the database holds, in one transaction; endpoints that run on it go on. The file
 * is first read to its end, checked and brought up to this version in a database of its own, so that a bad file changes
 * nothing. Each site's log gets a new name (epoch), by which its tablets know that they must send what they have again.
 */
export async function restoreBackup(
  target: OpenDatabase,
  file: string,
  { replace, newEpoch, note }: RestoreOptions,
): Promise<Result<Restored, BackupFailure>> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-restore-'));
  try {
    const staged = await openSqlite(join(folder, 'staged.sqlite'));
    try {
      const read = await stage(staged, file);
      if (!read.ok) return read;
      await renameLogs(staged.db, newEpoch);
      const { at } = read.value.head;
      const replaced = await replaceContent(target, staged, { replace, note: (tables) => note(tables, at) });
      if (!replaced.ok) return replaced;
      const { counts } = read.value.tail;
      return ok({
        at,
        sites: counts.site ?? 0,
        records: counts.record ?? 0,
        devices: replaced.value.devices,
      });
    } finally {
      await staged.store.close();
    }
  } catch (error) {
    if (!/SQLITE_BUSY|database is locked/.test(String((error as Error).message))) throw error;
    return fail({ code: 'database-in-use' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The tables as the backup's program had them, its rows, then this program's migrations. */
async function stage({ db }: OpenDatabase, file: string) {
  const read = await readBackup(file, {
    async head({ migrations, version }) {
      const known = Object.keys(MIGRATIONS);
      const last = migrations.at(-1);
      if (last === undefined || migrations.some((name) => !known.includes(name)))
        return fail({ code: 'backup-newer', version });
      await migrateUpTo(db, last);
      await sql`pragma synchronous = off`.execute(db);
      return ok(undefined);
    },
    rows: (table, rows) => addRows(db, table, rows),
  });
  if (!read.ok) return read;
  const done = await migrate(db);
  if (!done.ok) throw new Error('A database made by this program is newer than it');
  return read;
}

async function renameLogs(db: Connection, newEpoch: () => string): Promise<void> {
  for (const { id } of await db.selectFrom('site').select('id').execute())
    await db.updateTable('site').set({ epoch: newEpoch() }).where('id', '=', id).execute();
}
