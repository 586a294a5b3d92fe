import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { migrate } from '../../../src/server/database/migrate.ts';
import { type OpenDatabase, openSqlite } from '../../../src/server/database/open-sqlite.ts';
import type { OfficeDatabase } from './office-database.ts';

/** In memory where the machine has such a folder. One storm at a time in a process. */
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'guichet-simulator-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const EMPTY = join(folder, 'empty.sqlite');
const FILE = join(folder, 'guichet.sqlite');
const BACKUP = join(folder, 'backup.sqlite');

/** The endpoint's own SQL over a real SQLite file: slower than `memoryOfficeDatabase`, and the real thing. */
export async function sqliteOfficeDatabase(): Promise<OfficeDatabase> {
  if (!existsSync(EMPTY)) await makeEmpty();
  replace(FILE, EMPTY);
  let isKept = false;
  let database: OpenDatabase | undefined;

  async function close(): Promise<void> {
    await database?.store.close();
    database = undefined;
  }

  return {
    async open() {
      database = await openSqlite(FILE);
      // What a power cut does to the file is tried elsewhere, on a real disk.
      await sql`pragma synchronous = off`.execute(database.db);
      return database.store;
    },
    close,
    async backUp() {
      if (database === undefined) return;
      discard(BACKUP);
      await sql.raw(`vacuum into '${BACKUP}'`).execute(database.db);
      isKept = true;
    },
    async restore(epoch) {
      if (!isKept) return false;
      await close();
      replace(FILE, BACKUP);
      const { store, db } = await openSqlite(FILE);
      await db.updateTable('site').set({ epoch }).execute();
      await store.close();
      return true;
    },
  };
}

async function makeEmpty(): Promise<void> {
  const { store, db } = await openSqlite(EMPTY);
  const done = await migrate(db);
  if (!done.ok) throw new Error(done.failure.code);
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
  await store.close();
}

function replace(file: string, by: string): void {
  discard(file);
  copyFileSync(by, file);
}

function discard(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
}
