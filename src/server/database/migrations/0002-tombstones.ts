import type { Kysely } from 'kysely';
import { addMissingColumns } from './add-missing-columns.ts';

/** What retention leaves behind: the names of removed records, how far back they are remembered, and who did what when. */
export async function tombstones(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tombstone')
    .ifNotExists()
    .addColumn('site', 'text', (column) => column.notNull().references('site.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('tombstone_key', ['site', 'id'])
    .execute();
  await db.schema
    .createIndex('tombstone_log')
    .ifNotExists()
    .on('tombstone')
    .columns(['site', 'seq'])
    .execute();
  await addMissingColumns(db, 'site', { horizon: 'bigint' });
  await db.schema
    .createTable('access_log')
    .ifNotExists()
    .addColumn('site', 'text', (column) => column.notNull().references('site.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('device', 'text')
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('access_log_key', ['site', 'id'])
    .execute();
  await db.schema
    .createIndex('access_log_time')
    .ifNotExists()
    .on('access_log')
    .columns(['site', 'at'])
    .execute();
}
