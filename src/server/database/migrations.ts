import type { Kysely, Migration } from 'kysely';
import { firstTables } from './migrations/0001-first-tables.ts';
import { tombstones } from './migrations/0002-tombstones.ts';
import { usedProofs } from './migrations/0003-used-proofs.ts';
import { copiedDevices } from './migrations/0004-copied-devices.ts';

/**
 * Every migration, in order. One that has been released never changes; a new one is a new line. They have no way back: an
 * older program refuses a newer database.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-tables': { up: (db: Kysely<unknown>) => firstTables(db) },
  '0002-tombstones': { up: (db: Kysely<unknown>) => tombstones(db) },
  '0003-used-proofs': { up: (db: Kysely<unknown>) => usedProofs(db) },
  '0004-copied-devices': { up: (db: Kysely<unknown>) => copiedDevices(db) },
};
