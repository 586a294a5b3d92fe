import type { Kysely } from 'kysely';
import { addMissingColumns } from './add-missing-columns.ts';

/** By what the endpoint tells a copied profile: the numbers of each device's pushes, and how often two claimed one. */
export async function copiedDevices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('push_number')
    .ifNotExists()
    .addColumn('site', 'text', (column) => column.notNull().references('site.id'))
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('batch', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('push_number_key', ['site', 'device', 'number'])
    .execute();
  await addMissingColumns(db, 'device', {
    clashes: 'integer',
    clash_number: 'bigint',
    revoked_for: 'text',
  });
}
