import { type Kysely, PostgresAdapter, sql } from 'kysely';

/** Only PostgreSQL is shared by several processes; the one process over a SQLite file remembers by itself. */
export async function usedProofs(db: Kysely<unknown>): Promise<void> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
  await sql`
    create unlogged table if not exists used_proof (
      time_window bigint not null,
      proof text not null,
      primary key (time_window, proof)
    )`.execute(db);
}
