import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements kept ready; beyond, all are forgotten, since what is in use comes back at once. */
const STATEMENTS_MAX = 100;

/** A SQLite file that reads each statement's text once. One connection runs one statement at a time, so they can be shared. */
export function rememberedStatements(file: SqliteDatabase): SqliteDatabase {
  const known = new Map<string, SqliteStatement>();
  return {
    close: () => file.close(),
    prepare(sql) {
      const before = known.get(sql);
      if (before !== undefined) return before;
      const statement = file.prepare(sql);
      if (known.size >= STATEMENTS_MAX) known.clear();
      known.set(sql, statement);
      return statement;
    },
  };
}
