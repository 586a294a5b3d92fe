import type { IdbBackEnd } from '../../fixtures/idb-back-ends.ts';
import { openTestPostgresql } from './postgresql.ts';

/** The two databases the endpoint runs on; every journey that crosses it is played on both. */
export const ENGINES = ['SQLite', 'PostgreSQL'] as const;

export type Engine = (typeof ENGINES)[number];

/** The engine of the tablets' memory in the journeys of each: both are crossed, in no more time than one. */
export const TABLETS_BESIDE: Readonly<Record<Engine, IdbBackEnd>> = {
  SQLite: 'LevelDB',
  PostgreSQL: 'SQLite',
};

/** A database for one journey. */
export interface TestDatabase {
  /** `DATABASE_URL`, absent for the SQLite file. */
  readonly url?: string;
  close(): Promise<void>;
}

export async function openDatabase(engine: Engine): Promise<TestDatabase> {
  return engine === 'PostgreSQL' ? openTestPostgresql() : { close: async () => undefined };
}
