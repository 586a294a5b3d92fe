import type { Kysely } from 'kysely';

/** Adds columns that may be NULL; those that are there already, of a migration that was cut short, are left. */
export async function addMissingColumns(
  db: Kysely<unknown>,
  table: string,
  columns: Readonly<Record<string, 'text' | 'integer' | 'bigint'>>,
): Promise<void> {
  const tables = await db.introspection.getTables();
  const there = tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
  for (const [column, type] of Object.entries(columns)) {
    if (!there.includes(column)) await db.schema.alterTable(table).addColumn(column, type).execute();
  }
}
