import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { localUsedProofs } from '../use-cases/local-used-proofs.ts';
import { localWakes } from '../use-cases/local-wakes.ts';
import type { UsedProofs, Wakes } from '../use-cases/ports.ts';
import { type DatabaseNewer, migrate } from './migrate.ts';
import { openPostgresql } from './open-postgresql.ts';
import { type OpenDatabase, openSqlite } from './open-sqlite.ts';
import { postgresqlAddress } from './postgresql-address.ts';
import { postgresqlUsedProofs } from './postgresql-used-proofs.ts';
import { postgresqlWakes } from './postgresql-wakes.ts';

export type OpenFailure =
  | DatabaseNewer
  | { readonly code: 'data-not-writable'; readonly folder: string }
  | { readonly code: 'not-a-database'; readonly file: string }
  | { readonly code: 'database-url' }
  | { readonly code: 'database-unreachable'; readonly address: string; readonly reason: string };

/** A database that is up to date and ready to serve, and what wakes the devices of all that serve it. */
export interface OpenStore extends OpenDatabase {
  readonly wakes: Wakes;
  readonly usedProofs: UsedProofs;
}

/** Opens a SQLite file, made with its folder if it is not there, and runs the migrations. */
export async function openSqliteStore(file: string): Promise<Result<OpenStore, OpenFailure>> {
  try {
    await mkdir(dirname(file), { recursive: true });
    const database = await openSqlite(file);
    return await migrated(database, async () => ({ wakes: localWakes(), usedProofs: localUsedProofs() }));
  } catch (error) {
    const failure = sqliteFailure(error, file);
    if (failure === undefined) throw error;
    return fail(failure);
  }
}

/**
 * Reaches a PostgreSQL database and runs the migrations.
 * @param url `postgresql://user:password@host:port/database`; several `host:port`, by commas, where a standby may take over
 */
export async function openPostgresqlStore(url: string): Promise<Result<OpenStore, OpenFailure>> {
  const address = postgresqlAddress(url);
  if (address === undefined) return fail({ code: 'database-url' });
  let database: OpenDatabase;
  try {
    database = await openPostgresql(address);
  } catch (error) {
    const reason = codeOf(error) || (error as Error).message;
    return fail({ code: 'database-unreachable', address: address.shown, reason });
  }
  const { db } = database;
  return migrated(database, async () => ({
    wakes: await postgresqlWakes(address),
    usedProofs: postgresqlUsedProofs(db),
  }));
}

async function migrated(
  { store, db }: OpenDatabase,
  surroundings: () => Promise<Pick<OpenStore, 'wakes' | 'usedProofs'>>,
): Promise<Result<OpenStore, OpenFailure>> {
  try {
    const done = await migrate(db);
    if (done.ok) return ok({ store, db, ...(await surroundings()) });
    await store.close();
    return done;
  } catch (error) {
    await store.close();
    throw error;
  }
}

const UNWRITABLE = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'ENOSPC',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  'SQLITE_FULL',
  'SQLITE_IOERR',
];

function sqliteFailure(error: unknown, file: string): OpenFailure | undefined {
  const text = `${codeOf(error)} ${(error as Error).message}`;
  if (/SQLITE_NOTADB|SQLITE_CORRUPT|not a database|malformed/.test(text))
    return { code: 'not-a-database', file };
  const unwritable =
    UNWRITABLE.some((code) => text.includes(code)) || /unable to open|readonly database/.test(text);
  return unwritable ? { code: 'data-not-writable', folder: dirname(file) } : undefined;
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
