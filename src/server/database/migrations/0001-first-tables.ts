import type { Kysely } from 'kysely';

/** Each step can be run again: SQLite has no transaction around a migration. */
export async function firstTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('endpoint')
    .ifNotExists()
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('site')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await deviceTables(db);
  await recordTable(db);
}

async function deviceTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('device')
    .ifNotExists()
    .addColumn('site', 'text', (column) => column.notNull().references('site.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('postes', 'text', (column) => column.notNull())
    .addColumn('series', 'text', (column) => column.notNull())
    .addColumn('key_thumbprint', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('last_seen_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addPrimaryKeyConstraint('device_key', ['site', 'id'])
    .addUniqueConstraint('device_series', ['site', 'series'])
    .execute();
  await db.schema
    .createTable('enrol_code')
    .ifNotExists()
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('prefix', 'text', (column) => column.notNull())
    .addColumn('site', 'text', (column) => column.references('site.id'))
    .addColumn('name', 'text')
    .addColumn('postes', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('used_by', 'text')
    .execute();
}

async function recordTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('record')
    .ifNotExists()
    .addColumn('site', 'text', (column) => column.notNull().references('site.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('facts', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('record_key', ['site', 'id'])
    .execute();
  await db.schema.createIndex('record_log').ifNotExists().on('record').columns(['site', 'seq']).execute();
  await db.schema
    .createIndex('record_day')
    .ifNotExists()
    .on('record')
    .columns(['site', 'kind', 'day', 'seq'])
    .execute();
}
