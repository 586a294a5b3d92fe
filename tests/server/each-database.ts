import { describe, inject } from 'vitest';
import { postgresqlTestDatabase, sqliteTestDatabase, type TestDatabase } from '../fixtures/test-databases.ts';

const ENGINES: readonly (readonly [string, () => Promise<TestDatabase>])[] = [
  ['SQLite', sqliteTestDatabase],
  ['PostgreSQL', () => postgresqlTestDatabase(inject('postgresUrl'))],
];

/** The same suite on every engine the endpoint runs on, each test on a real database that it makes with `newDatabase`. */
export function describeOnEachDatabase(
  title: string,
  suite: (newDatabase: () => Promise<TestDatabase>, engine: string) => void,
): void {
  for (const [engine, newDatabase] of ENGINES)
    describe(`${title}, on ${engine}`, () => suite(newDatabase, engine));
}
